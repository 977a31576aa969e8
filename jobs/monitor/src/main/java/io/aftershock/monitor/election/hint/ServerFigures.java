package io.aftershock.monitor.election.hint;

import io.aftershock.monitor.signal.ServerLoad;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one server has told of itself; public fields for Flink's serializer. */
public final class ServerFigures {

    /** A server publishes its figures each 10 s, or 30 s in 2.9: what is older is not about now. */
    private static final long FRESH_MILLIS = 32_000;

    static final long HOUR_MILLIS = 3_600_000;

    /** Around an election they come several times a second. */
    private static final int MOST_READINGS = 16;

    /** A crash loop with a second between has more of them; the hint is as good. */
    private static final int MOST_PROCESSES = 100;

    /** Of the process that was found running: nobody knows when it began. */
    private static final long FOUND_RUNNING = Long.MIN_VALUE;

    /** In order of arrival. */
    public List<Reading> readings = new ArrayList<>();

    /** By the name of its process, when it was first heard of. */
    public Map<String, Long> processes = new HashMap<>();

    /** Positive when its clock is ahead. */
    public long aheadMillis;

    public long heardMillis;

    /** The figures of a moment; each null where the answer did not tell. */
    public record Reading(
            long atMillis,
            @Nullable Double cpu,
            @Nullable Integer raftGroups,
            @Nullable Double storage) {}

    void take(ServerLoad load, long atMillis) {
        heardMillis = Math.max(heardMillis, atMillis);
        readings.removeIf(reading -> reading.atMillis() < atMillis - 2 * FRESH_MILLIS);
        if (readings.size() >= MOST_READINGS) {
            readings.remove(0);
        }
        readings.add(new Reading(atMillis, load.cpu(), load.raftGroups(), load.storage()));
        if (!load.process().isEmpty() && !processes.containsKey(load.process())) {
            processes.put(load.process(), processes.isEmpty() ? FOUND_RUNNING : atMillis);
        }
        if (processes.size() > MOST_PROCESSES) {
            processes.remove(oldest());
        }
    }

    private String oldest() {
        return processes.entrySet().stream()
                .min(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }

    /** The share of its cores that it used when it last told before a time; null if it has not told lately. */
    @Nullable
    Double cpu(long beforeMillis) {
        return readings.stream()
                .filter(reading -> reading.cpu() != null && isFresh(reading, beforeMillis))
                .max(Comparator.comparingLong(Reading::atMillis))
                .map(Reading::cpu)
                .orElse(null);
    }

    /** In how many Raft groups it was then. */
    @Nullable
    Integer raftGroups(long beforeMillis) {
        return readings.stream()
                .filter(reading -> reading.raftGroups() != null && isFresh(reading, beforeMillis))
                .max(Comparator.comparingLong(Reading::atMillis))
                .map(Reading::raftGroups)
                .orElse(null);
    }

    /** The most of its storage that was used lately: a server that is full forgets what it could not write. */
    @Nullable
    Double storage(long beforeMillis) {
        return readings.stream()
                .filter(reading -> reading.storage() != null && isFresh(reading, beforeMillis))
                .map(Reading::storage)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** How often it began anew in the hour before a time. */
    int restarts(long beforeMillis) {
        return (int) processes.values().stream()
                .filter(since -> since <= beforeMillis && since > beforeMillis - HOUR_MILLIS)
                .count();
    }

    private static boolean isFresh(Reading reading, long beforeMillis) {
        return reading.atMillis() <= beforeMillis && reading.atMillis() >= beforeMillis - FRESH_MILLIS;
    }
}
