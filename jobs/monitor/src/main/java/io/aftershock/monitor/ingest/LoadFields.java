package io.aftershock.monitor.ingest;

import com.fasterxml.jackson.core.JsonParser;
import io.aftershock.monitor.signal.ServerLoad;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The few figures of a server's load among the many of {@code STATSZ} and {@code /jsz}. */
final class LoadFields {

    private @Nullable Double cpuPercent;
    private int cores;
    private int processors;
    private @Nullable Integer raftGroups;
    private long storage;
    private long maxStorage;

    /** A field of {@code statsz}. */
    void takeStatsz(String name, JsonParser value) throws IOException {
        switch (name) {
            case "cpu" -> cpuPercent = value.getValueAsDouble();
            case "cores" -> cores = value.getValueAsInt();
            case "gomaxprocs" -> processors = value.getValueAsInt();
            case "jetstream" ->
                JsonFields.ofOptionalObject(value, (part, fields) -> {
                    if (part.equals("stats") || part.equals("config")) {
                        JsonFields.ofOptionalObject(fields, this::takeSize);
                    }
                });
            default -> {}
        }
    }

    /** A field of JetStream's sizes, or of their limits. */
    void takeSize(String name, JsonParser value) throws IOException {
        switch (name) {
            case "ha_assets" -> raftGroups = value.getValueAsInt();
            case "storage" -> storage = value.getValueAsLong();
            case "max_storage" -> maxStorage = value.getValueAsLong();
            default -> {}
        }
    }

    /** What they say together; null if nothing. */
    @Nullable
    ServerLoad load(String server, @Nullable String process) {
        Double cpu = cpu();
        Double used = maxStorage > 0 ? Double.valueOf((double) storage / maxStorage) : null;
        return cpu == null && raftGroups == null && used == null
                ? null
                : new ServerLoad(server, process == null ? "" : process, cpu, raftGroups, used);
    }

    /** Told in percent of one core. Go uses no more of them than {@code gomaxprocs}, which 2.10 does not tell. */
    private @Nullable Double cpu() {
        int usable = processors > 0 ? Math.min(processors, Math.max(cores, 1)) : cores;
        return cpuPercent == null || usable == 0 ? null : Double.valueOf(cpuPercent / 100 / usable);
    }
}
