package io.aftershock.exporter.alert;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.Interval;
import io.aftershock.model.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Breaches of one cluster for tests, told second by second. */
public final class Breaches {

    public static final long BEGIN = 1_800_000_000_000L;

    private Breaches() {}

    /** One revision of a breach of {@code check} that opened at second 0 and is told at {@code second}. */
    public static Breach at(int second, String check, int revision, BreachState state, Severity severity) {
        return at(second, check, revision, state, severity, null, null, false);
    }

    public static Breach child(
            int second, String check, int revision, BreachState state, Severity severity, String of) {
        return at(second, check, revision, state, severity, "ACME", id(of), false);
    }

    public static Breach delayed(int second, String check, int revision, BreachState state, Severity severity) {
        return at(second, check, revision, state, severity, null, null, true);
    }

    public static String id(String check) {
        return check + ":c1:1";
    }

    public static Breach at(
            int second,
            String check,
            int revision,
            BreachState state,
            Severity severity,
            @Nullable String account,
            @Nullable String parent,
            boolean delayed) {
        long at = BEGIN + second * 1_000L;
        return new Breach(
                id(check),
                revision,
                check,
                severity,
                state,
                "c1",
                account,
                at,
                BEGIN,
                state == BreachState.CLOSED ? at : null,
                0.25,
                0.01,
                60,
                new Interval(0.2, 0.3),
                "Something is wrong with " + check + ".",
                new Evidence(
                        List.of(new EvidenceEntry("10059", 12, 30)),
                        List.of(),
                        List.of(new EvidenceEntry("billing\nInjected: line", 12, 12)),
                        List.of(new EvidenceEntry("ORDERS", 12, 12))),
                parent,
                delayed,
                "defaults",
                "docs/checks/" + check + ".md",
                account == null ? null : "client");
    }
}
