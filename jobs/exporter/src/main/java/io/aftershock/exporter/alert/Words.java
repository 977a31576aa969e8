package io.aftershock.exporter.alert;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.FleetIncident;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sentences of an alert beyond the finding's own. */
final class Words {

    private static final int TOP = 3;

    private Words() {}

    /** What was judged, in the unit of the check. */
    static String numbers(Breach breach) {
        String judged = "Value " + number(breach.value()) + " against threshold " + number(breach.threshold())
                + (breach.lookbackSeconds() == null ? "" : " over the last " + breach.lookbackSeconds() + " s");
        return breach.interval() == null
                ? judged + "."
                : judged + ", by chance between " + number(breach.interval().low()) + " and "
                        + number(breach.interval().high()) + ".";
    }

    static String numbers(FleetIncident incident) {
        return "Of " + incident.check() + " in " + incident.clusters().size() + " clusters: "
                + incident.clusters().stream().sorted().limit(20).collect(Collectors.joining(", ")) + ".";
    }

    /** Numbers, who and what is behind it, and the verdict of its correlation, a line each. */
    static String description(Finding finding, @Nullable String verdict) {
        return Stream.of(finding.numbers(), evidence(finding.evidence()), verdict == null ? "" : verdict)
                .map(LabelText::line)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String evidence(Evidence evidence) {
        return Stream.of(
                        top("errors", evidence.codes()),
                        top("operations", evidence.operations()),
                        top("clients", evidence.clients()),
                        top("streams", evidence.streams()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String top(String name, List<EvidenceEntry> entries) {
        return entries.isEmpty()
                ? ""
                : entries.stream()
                        .limit(TOP)
                        .map(entry -> entry.name() + " (" + entry.errors() + " of " + entry.requests() + ")")
                        .collect(Collectors.joining(", ", name + " ", ""));
    }

    /** Without the noise of a double: 0.0357, 12, 0. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
