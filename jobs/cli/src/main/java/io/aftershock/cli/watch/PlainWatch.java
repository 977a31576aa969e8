package io.aftershock.cli.watch;

import io.aftershock.cli.history.answer.Words;
import io.aftershock.cli.watch.fleet.Calls;
import io.aftershock.cli.watch.fleet.ClusterRow;
import io.aftershock.cli.watch.fleet.FleetView;
import io.aftershock.cli.watch.fleet.Trend;
import io.aftershock.cli.watch.fleet.WatchedFleet;
import io.aftershock.connectors.findings.FindingHandler;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.publish.Lines;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What changes, as sentences: a line when a finding opens, gets worse or closes, and for each election of a meta leader.
 *
 * <p>What was told before the stream was caught up is printed in one piece, as far as it is still open.
 */
final class PlainWatch implements FindingHandler {

    private static final int REMEMBERED = 10_000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final WatchedFleet fleet;
    private final Map<String, Told> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
            return size() > REMEMBERED;
        }
    };
    private boolean caughtUp;

    private record Told(
            long openedAtMillis, int revision, @Nullable Severity severity, boolean open) {

        /** Whether this is news after what was told before; after a crash of the job lines come again. */
        boolean isNewsAfter(@Nullable Told before) {
            if (before == null) {
                return open;
            }
            boolean another = openedAtMillis != before.openedAtMillis;
            return isLaterThan(before) && (open != before.open || (open && (another || severity != before.severity)));
        }

        boolean isLaterThan(@Nullable Told before) {
            return before == null
                    || openedAtMillis > before.openedAtMillis
                    || (openedAtMillis == before.openedAtMillis && revision > before.revision);
        }
    }

    /** {@code fleet} has heard each finding before this one does. */
    PlainWatch(PrintStream out, WatchedFleet fleet) {
        this.out = out;
        this.fleet = fleet;
    }

    @Override
    public void breach(Breach breach) {
        tell(
                breach.id(),
                new Told(breach.openedAtMillis(), breach.revision(), breach.severity(), breach.isOpen()),
                Lines.of(breach).text());
    }

    @Override
    public void incident(FleetIncident incident) {
        boolean open = incident.closedAtMillis() == null;
        tell(
                incident.id(),
                new Told(incident.openedAtMillis(), incident.revision(), incident.severity(), open),
                Lines.of(incident).text());
    }

    @Override
    public void election(Election election) {
        if (election.isMeta()) {
            tell(
                    election.id(),
                    new Told(election.atMillis(), 0, null, true),
                    Lines.of(election).text());
        }
    }

    private void tell(String id, Told now, String sentence) {
        Told before = told.get(id);
        if (now.isLaterThan(before)) {
            told.put(id, now);
        }
        if (caughtUp && now.isNewsAfter(before)) {
            out.println(sentence);
            out.flush();
        }
    }

    /** All that was stored has been read: what is open is told, and from now on what changes. */
    void caughtUp(long nowMillis) {
        if (!caughtUp) {
            caughtUp = true;
            FleetView view = fleet.view();
            view.incidents().forEach(incident -> out.println(Lines.of(incident).text()));
            view.findings().forEach(finding -> out.println(Lines.of(finding).text()));
            summary(nowMillis);
        }
    }

    boolean isCaughtUp() {
        return caughtUp;
    }

    /** The fleet in a line. */
    void summary(long nowMillis) {
        FleetView view = fleet.view();
        Calls calls =
                view.clusters().stream().map(ClusterRow::trend).map(Trend::now).reduce(Calls.NONE, Calls::plus);
        long accounts = view.clusters().stream()
                .mapToLong(cluster -> cluster.accounts().size())
                .sum();
        out.println(String.format(
                Locale.ROOT,
                "%s  %-10s summary    %s, %s, %s API calls a minute, %s failed; %s open",
                TIME.format(Instant.ofEpochMilli(nowMillis)),
                "(fleet)",
                Words.count(view.clusters().size(), "cluster"),
                Words.count(accounts, "account"),
                Words.count(calls.calls()),
                Words.percent(calls.ratio()),
                counted(view)));
        out.flush();
    }

    private static String counted(FleetView view) {
        List<Severity> open = new ArrayList<>();
        view.findings().forEach(finding -> open.add(finding.severity()));
        view.incidents().forEach(incident -> open.add(incident.severity()));
        String counts = List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO).stream()
                .map(severity -> {
                    long count = open.stream().filter(severity::equals).count();
                    return count == 0 ? null : count + " " + severity.label();
                })
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "nothing" : counts;
    }
}
