package io.aftershock.monitor.publish;

import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.window.ErrorRatio;
import java.util.Locale;
import java.util.TreeMap;

/** Tells a finding in words that an engineer would use. */
final class Sentences {

    private Sentences() {}

    static String of(ErrorRatio window) {
        return String.format(
                Locale.ROOT,
                "%s  %-10s window     %s: %d of %d requests failed%s%s",
                JsonRecord.time(window.windowEndMillis()),
                window.cluster(),
                window.account(),
                window.errors(),
                window.requests(),
                window.byCode().isEmpty() ? "" : " " + new TreeMap<>(window.byCode()),
                window.complete() ? "" : " (incomplete)");
    }

    static String of(Election election) {
        String group = switch (election.scope()) {
            case META -> "the meta group";
            case STREAM -> "stream " + election.account() + "/" + election.stream();
            case CONSUMER -> "consumer " + election.account() + "/" + election.stream() + "/" + election.consumer();
        };
        String before = election.previousLeader() == null ? "" : " after " + election.previousLeader();
        String outage = election.outageMillis() == null
                ? ""
                : String.format(Locale.ROOT, ", %.1f s without a leader", election.outageMillis() / 1_000.0);
        return String.format(
                Locale.ROOT,
                "%s  %-10s election   %s leads %s%s: %s%s",
                JsonRecord.time(election.atMillis()),
                election.cluster(),
                election.leader(),
                group,
                before,
                election.cause().label().replace('_', ' '),
                outage);
    }

    static String of(Breach breach) {
        String state = breach.state() == BreachState.CLOSED
                ? "closed"
                : breach.severity().label() + " " + breach.state().label();
        return String.format(
                Locale.ROOT,
                "%s  %-10s breach     %s %s%s: %s%s",
                JsonRecord.time(breach.atMillis()),
                breach.cluster(),
                breach.check(),
                state,
                breach.delayed() ? " (found late, may be over)" : "",
                breach.summary(),
                breach.state() == BreachState.OPENED ? " See " + breach.runbook() + "." : "");
    }

    static String of(Correlation correlation) {
        String kind =
                correlation.kind() == null ? "unexplained" : correlation.kind().label();
        return String.format(
                Locale.ROOT,
                "%s  %-10s verdict    %s: %s",
                JsonRecord.time(correlation.atMillis()),
                correlation.cluster(),
                kind.replace('_', ' '),
                correlation.summary());
    }
}
