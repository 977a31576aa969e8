package io.aftershock.monitor.fleet;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.Severity;
import java.util.List;

/** Breaches of the error ratio in a few letters. */
final class FakeBreaches {

    static final long START = 1_000_000_000;

    private FakeBreaches() {}

    /** {@code CLUSTER[/ACCOUNT]@SECOND[:CODE]}, after {@code -} it closes; at the end ! is critical, ? info, ^ a child. */
    static Breach breach(String text) {
        boolean closes = text.startsWith("-");
        String code = text.contains(":") ? text.substring(text.indexOf(':') + 1) : "10059";
        String place = text.substring(closes ? 1 : 0, text.indexOf('@'));
        String second = text.substring(text.indexOf('@') + 1).replaceAll(":.*|[!?^]", "");
        long at = START + Long.parseLong(second) * 1_000;
        return new Breach(
                place,
                1,
                "JETSTREAM_009",
                text.endsWith("!") ? Severity.CRITICAL : text.endsWith("?") ? Severity.INFO : Severity.WARNING,
                closes ? BreachState.CLOSED : BreachState.OPENED,
                place.replaceAll("/.*", ""),
                "A",
                at,
                at,
                closes ? at : null,
                0.2,
                0.01,
                60,
                null,
                "",
                new Evidence(List.of(new EvidenceEntry(code, 5, 5)), List.of(), List.of(), List.of()),
                text.endsWith("^") ? "NETWORK_001:x:1" : null,
                false,
                "defaults",
                "",
                "client");
    }

    /** A later revision of one that opened before. */
    static Breach since(Breach breach, long openedMillis) {
        return new Breach(
                breach.id(),
                2,
                breach.check(),
                breach.severity(),
                breach.isOpen() ? BreachState.UPDATED : BreachState.CLOSED,
                breach.cluster(),
                breach.account(),
                breach.atMillis(),
                openedMillis,
                breach.closedAtMillis(),
                breach.value(),
                breach.threshold(),
                breach.lookbackSeconds(),
                null,
                "",
                breach.evidence(),
                breach.parentId(),
                false,
                "defaults",
                "",
                "client");
    }
}
