package io.aftershock.monitor.publish;

import io.aftershock.model.api.AccountLabel;
import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.Election;
import io.aftershock.model.election.HintWords;
import io.aftershock.model.finding.Answers;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.window.ErrorRatio;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Tells a finding in words that an engineer would use. */
final class Sentences {

    private static final Pattern CONTROL =
            Pattern.compile("\\p{Cntrl}|[\\u0080-\\u009f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final int CLUSTER_WIDTH = 10;

    private Sentences() {}

    static String of(ErrorRatio window) {
        // Of windows there are as many as accounts, every ten seconds: a format would cost more than all else.
        StringBuilder text = new StringBuilder(JsonRecord.time(window.windowEndMillis()));
        text.append("  ").append(window.cluster());
        for (int width = window.cluster().length(); width < CLUSTER_WIDTH; width++) {
            text.append(' ');
        }
        text.append(" window     ")
                .append(AccountLabel.of(window.account(), window.accountName()))
                .append(": ");
        text.append(window.errors()).append(" of ").append(window.requests()).append(" requests failed");
        if (!window.byCode().isEmpty()) {
            text.append(' ').append(new TreeMap<>(window.byCode()));
        }
        return printable(text.append(window.complete() ? "" : " (incomplete)").toString());
    }

    static String of(Election election) {
        String group = switch (election.scope()) {
            case META -> "the meta group" + (election.domain() == null ? "" : " of domain " + election.domain());
            case STREAM -> "stream " + election.account() + "/" + election.stream();
            case CONSUMER -> "consumer " + election.account() + "/" + election.stream() + "/" + election.consumer();
        };
        String before = before(election);
        String outage =
                election.outageMillis() == null ? "" : ", " + duration(election.outageMillis()) + " without a leader";
        return sentence(
                "%s  %-10s election   %s leads %s%s: %s%s%s",
                JsonRecord.time(election.atMillis()),
                election.cluster(),
                election.leader(),
                group,
                before,
                election.cause().label().replace('_', ' '),
                outage,
                HintWords.behind(election.hints()));
    }

    static String of(Breach breach) {
        String state = breach.state() == BreachState.CLOSED
                ? "closed"
                : breach.severity().label() + " " + breach.state().label();
        return sentence(
                "%s  %-10s breach     %s %s%s: %s%s",
                JsonRecord.time(breach.atMillis()),
                breach.cluster(),
                breach.check(),
                state,
                breach.delayed() ? " (found late, may be over)" : "",
                breach.summary(),
                breach.state() == BreachState.OPENED ? " See " + breach.runbook() + "." : "");
    }

    static String of(Stall stall) {
        return sentence(
                "%s  %-10s stall      %s: %s%d of %d usual answers%s",
                JsonRecord.time(stall.endMillis() == null ? stall.atMillis() : stall.endMillis()),
                stall.cluster(),
                stall.account() == null ? "the whole cluster" : AccountLabel.of(stall.account(), stall.accountName()),
                stall.endMillis() == null
                        ? "goes on; since then "
                        : "over after " + duration(stall.lastedMillis()) + "; ",
                stall.requestsSeen(),
                stall.requestsExpected(),
                stall.answers() == Answers.META_LEADER ? " that only a meta leader gives" : "");
    }

    static String of(Correlation correlation) {
        String kind =
                correlation.kind() == null ? "unexplained" : correlation.kind().label();
        return sentence(
                "%s  %-10s verdict    %s: %s",
                JsonRecord.time(correlation.atMillis()),
                correlation.cluster(),
                kind.replace('_', ' '),
                correlation.summary());
    }

    static String of(FleetIncident incident) {
        String state = incident.state() == BreachState.CLOSED
                ? "closed"
                : incident.severity().label() + " " + incident.state().label();
        return sentence(
                "%s  %-10s incident   %s %s: %s%s",
                JsonRecord.time(incident.atMillis()),
                "(fleet)",
                incident.id(),
                state,
                incident.summary(),
                incident.state() == BreachState.OPENED ? " See " + incident.runbook() + "." : "");
    }

    static String of(Heartbeat heartbeat) {
        String calls = heartbeat.expected() == null || heartbeat.seen() == null
                ? "nothing was counted since the last one"
                : "of " + heartbeat.expected() + " API calls " + heartbeat.seen() + " audits have arrived";
        return sentence(
                "%s  %-10s heartbeat  %s%s",
                JsonRecord.time(heartbeat.atMillis()),
                heartbeat.cluster(),
                calls,
                heartbeat.delayed() ? " (behind)" : "");
    }

    private static String before(Election election) {
        if (election.previousLeader() == null) {
            return "";
        }
        return election.previousLeader().equals(election.leader()) ? " again" : " after " + election.previousLeader();
    }

    private static String duration(long millis) {
        return millis < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }

    private static String sentence(String pattern, Object... values) {
        return printable(String.format(Locale.ROOT, pattern, values));
    }

    /** Names are chosen by clients: what would steer the reader's terminal is shown as a question mark. */
    static String printable(String text) {
        boolean plain = text.chars().allMatch(character -> character >= ' ' && character <= '~');
        return plain ? text : CONTROL.matcher(text).replaceAll("?");
    }
}
