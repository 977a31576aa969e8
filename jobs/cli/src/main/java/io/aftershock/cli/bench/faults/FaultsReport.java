package io.aftershock.cli.bench.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftershock.cli.OutputFormat;
import io.aftershock.cli.bench.faults.Detection.Finder;
import io.aftershock.cli.stage.Told;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prints what was measured: for people as a table, for programs a JSON object a line. */
final class FaultsReport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROW = "%-3s  %-24s  %-13s  %10s  %10s  %11s%n";

    private final PrintWriter out;
    private final OutputFormat format;

    FaultsReport(PrintWriter out, OutputFormat format) {
        this.out = out;
        this.format = format;
    }

    void begin() {
        if (format == OutputFormat.TEXT) {
            out.printf(Locale.ROOT, ROW, "", "at", "what was done", "LEADER_001", "STALL_001", "NETWORK_001");
            out.flush();
        }
    }

    /** One fault: seconds to each check's finding. */
    void fault(Detection detection) {
        String at = Instant.ofEpochMilli(detection.atMillis()).toString();
        if (format == OutputFormat.JSON) {
            ObjectNode line = line("fault")
                    .put("number", detection.number())
                    .put("fault", detection.kind().label())
                    .put("server", detection.server())
                    .put("at", at)
                    .put("found_by", detection.first().map(Finder::name).orElse(null))
                    .put("seconds", detection.soonest().orElse(null));
            for (Finder finder : Finder.values()) {
                line.put(finder.name(), detection.seconds().get(finder));
            }
            print(line);
            return;
        }
        out.printf(
                Locale.ROOT,
                ROW,
                detection.number(),
                at,
                detection.kind().signal() + " " + detection.server(),
                seconds(detection.seconds().get(Finder.LEADER_001)),
                seconds(detection.seconds().get(Finder.STALL_001)),
                seconds(detection.seconds().get(Finder.NETWORK_001))
                        + (detection.first().isEmpty() ? "  MISSED" : ""));
        out.flush();
    }

    /** What all faults of a kind have in common: how soon they were found by whichever check was first, and by each. */
    void summary(FaultKind kind, List<Detection> all) {
        List<Detection> ofKind =
                all.stream().filter(each -> each.kind() == kind).toList();
        if (ofKind.isEmpty()) {
            return;
        }
        summary(kind, "first", ofKind, Detection::soonest);
        for (Finder finder : Finder.values()) {
            summary(
                    kind,
                    finder.name(),
                    ofKind,
                    each -> Optional.ofNullable(each.seconds().get(finder)));
        }
    }

    private void summary(
            FaultKind kind, String by, List<Detection> all, Function<Detection, Optional<Double>> seconds) {
        Delays delays = Delays.of(all.stream().map(seconds).toList());
        if (format == OutputFormat.JSON) {
            ObjectNode line = line("faults")
                    .put("fault", kind.label())
                    .put("found_by", by)
                    .put("faults", delays.faults())
                    .put("missed", delays.missed());
            if (delays.missed() < delays.faults()) {
                line.put("median_s", delays.median())
                        .put("p95_s", delays.quantile(0.95))
                        .put("worst_s", delays.worst());
            }
            print(line);
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s of %d, %-12s median %s, p95 %s, worst %s; missed %d%n",
                kind.signal(),
                delays.faults(),
                by + ":",
                seconds(delays.median()),
                seconds(delays.quantile(0.95)),
                seconds(delays.worst()),
                delays.missed());
        out.flush();
    }

    /** The healthy time, and what was reported in it all the same. */
    void healthy(double seconds, List<Told> reported) {
        if (format == OutputFormat.JSON) {
            print(line("healthy").put("seconds", seconds).put("findings", reported.size()));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%.0f s of healthy running: %s%n",
                    seconds,
                    reported.isEmpty() ? "nothing was reported" : reported.size() + " FALSELY REPORTED");
        }
        for (Told told : reported) {
            if (format == OutputFormat.JSON) {
                print(line("false_finding").put("id", told.text("id")).put("words", told.words()));
            } else {
                out.println("  " + told.words());
            }
        }
        out.flush();
    }

    private static String seconds(@Nullable Double seconds) {
        return seconds == null || seconds.isNaN() ? "-" : String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static ObjectNode line(String record) {
        return JSON.createObjectNode().put("record", record);
    }

    private void print(ObjectNode line) {
        out.println(line);
        out.flush();
    }
}
