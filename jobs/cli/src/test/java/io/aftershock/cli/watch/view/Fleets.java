package io.aftershock.cli.watch.view;

import io.aftershock.cli.watch.fleet.WatchedFleet;
import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.election.ElectionScope;
import io.aftershock.model.election.Hint;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.CorrelationKind;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Interval;
import io.aftershock.model.finding.Severity;
import io.aftershock.model.window.ErrorRatio;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Fleets that tell a story, as the findings stream would tell it. */
public final class Fleets {

    /** The present of all of them. */
    public static final long NOW = Instant.parse("2026-03-02T06:15:07Z").toEpochMilli();

    private static final long MINUTE = 60_000;

    private Fleets() {}

    /** A crash of the meta leader of one cluster, a client that fails in another, and a third that nothing is told of. */
    public static WatchedFleet crash() {
        WatchedFleet fleet = new WatchedFleet();
        for (int minute = 0; minute < 15; minute++) {
            long end = Instant.parse("2026-03-02T06:00:00Z").toEpochMilli() + minute * MINUTE;
            fleet.window(window("eu-west-prod-1", "CHECKOUT", end, minute < 12 ? 0 : 300L * (minute - 11), 1_200));
            fleet.window(window("eu-west-prod-1", "BILLING", end, 0, 424));
            fleet.window(window("ap-south-1", "TELEMETRY", end, minute % 3, 60));
        }
        fleet.heartbeat(new Heartbeat("eu-west-prod-1", NOW - 7_000, 9_500L, 9_500L, false));
        fleet.heartbeat(new Heartbeat("ap-south-1", NOW - 3 * MINUTE, 100L, 100L, true));
        fleet.heartbeat(new Heartbeat("us-east", NOW - 5_000, 1_000L, 880L, false));
        fleet.election(election("eu-west-prod-1", ElectionCause.UNPLANNED, NOW - 3 * MINUTE));
        fleet.election(election("us-east", ElectionCause.STEP_DOWN, NOW - 12 * MINUTE));
        fleet.breach(breach("META_006", Severity.CRITICAL, "eu-west-prod-1", null, NOW - 2 * MINUTE, null)
                .summary("The meta group has had no leader for 127 s.")
                .build());
        fleet.breach(breach(
                        "JETSTREAM_009",
                        Severity.CRITICAL,
                        "eu-west-prod-1",
                        "CHECKOUT",
                        NOW - 95_000,
                        "META_006:eu-west-prod-1:1")
                .summary("900 of 1200 API calls of CHECKOUT (75 %) failed in the last 60 s, above 1.00 %: mostly 10008"
                        + " JSClusterNotAvailErr in STREAM.INFO by client checkout-1 on stream ORDERS.")
                .numbers(0.75, 0.01, 60, new Interval(0.7247, 0.7737))
                .evidence(new Evidence(
                        List.of(new EvidenceEntry("10008", 890, 890), new EvidenceEntry("10059", 10, 10)),
                        List.of(new EvidenceEntry("STREAM.INFO", 900, 1_100)),
                        List.of(new EvidenceEntry("checkout-1", 600, 700), new EvidenceEntry("checkout-2", 300, 500)),
                        List.of(new EvidenceEntry("ORDERS", 900, 1_100))))
                .build());
        fleet.breach(breach("RETRY_001", Severity.WARNING, "ap-south-1", "TELEMETRY", NOW - 50 * MINUTE, null)
                .at(NOW - 3 * MINUTE)
                .summary("Client exporter repeats CONSUMER.INFO of METRICS 41 times a second, and it fails each time.")
                .build());
        fleet.correlation(new Correlation(
                "correlation:JETSTREAM_009:eu-west-prod-1:CHECKOUT:1",
                2,
                CorrelationKind.DEGRADED,
                "eu-west-prod-1",
                "CHECKOUT",
                NOW - 60_000,
                List.of("election:eu-west-prod-1:meta:1"),
                List.of(),
                List.of("JETSTREAM_009:eu-west-prod-1:CHECKOUT:1"),
                890,
                1_100,
                0,
                9_000,
                0.0,
                0.012,
                "All of 890 availability or internal errors of CHECKOUT fall into a time without a meta leader: fix the"
                        + " leader first (META_006).",
                null));
        return fleet;
    }

    /** Forty clusters of a hundred accounts, all well but for two. */
    public static WatchedFleet forty() {
        WatchedFleet fleet = new WatchedFleet();
        long end = Instant.parse("2026-03-02T06:14:00Z").toEpochMilli();
        for (int cluster = 0; cluster < 40; cluster++) {
            String name = String.format("cluster-%02d", cluster);
            for (int account = 0; account < 100; account++) {
                fleet.window(window(name, String.format("ACCOUNT_%02d", account), end, 0, 10 + account));
            }
            fleet.heartbeat(new Heartbeat(name, NOW - 5_000, 10L, 10L, false));
        }
        fleet.breach(breach("LIMIT_001", Severity.WARNING, "cluster-17", "ACCOUNT_42", NOW - 30_000, null)
                .build());
        fleet.breach(breach("META_006", Severity.CRITICAL, "cluster-31", null, NOW - 40_000, null)
                .build());
        fleet.incident(new FleetIncident(
                "FLEET_001:LIMIT_001:limits:1",
                1,
                "LIMIT_001",
                "limits",
                Severity.WARNING,
                BreachState.OPENED,
                NOW - 20_000,
                NOW - 20_000,
                null,
                List.of("cluster-17", "cluster-18", "cluster-19"),
                List.of("LIMIT_001:cluster-17:ACCOUNT_42:1"),
                "LIMIT_001 opened in 3 clusters within 12 s.",
                "docs/checks/FLEET_001.md"));
        return fleet;
    }

    public static ErrorRatio window(String cluster, String account, long endMillis, long failed, long calls) {
        return new ErrorRatio(
                cluster,
                account,
                endMillis - MINUTE,
                endMillis,
                calls,
                failed,
                calls,
                failed,
                0,
                Map.of(),
                Map.of(),
                true,
                null);
    }

    public static Election election(String cluster, ElectionCause cause, long atMillis) {
        return new Election(
                "election:" + cluster + ":meta:1",
                cluster,
                null,
                ElectionScope.META,
                null,
                null,
                null,
                "n2",
                "n1",
                cause,
                atMillis,
                cause.isPlanned() ? 21L : 6_700L,
                cause.isPlanned() ? List.of() : List.of(new Hint("server_died", "n1", 6.3)));
    }

    public static BreachOf breach(
            String check, Severity severity, String cluster, String account, long openedAtMillis, String parent) {
        return new BreachOf(check, severity, cluster, account, openedAtMillis, parent);
    }

    /** The revision that closes it. */
    public static Breach closed(Breach open, long atMillis) {
        return new Breach(
                open.id(),
                open.revision() + 1,
                open.check(),
                open.severity(),
                BreachState.CLOSED,
                open.cluster(),
                open.account(),
                atMillis,
                open.openedAtMillis(),
                atMillis,
                0,
                open.threshold(),
                open.lookbackSeconds(),
                null,
                "Closed after " + (atMillis - open.openedAtMillis()) / 1_000 + " s.",
                open.evidence(),
                open.parentId(),
                false,
                open.configVersion(),
                open.runbook(),
                open.faultSide());
    }

    /** A breach in the making. */
    public static final class BreachOf {

        private final String check;
        private final Severity severity;
        private final String cluster;
        private final String account;
        private final long openedAtMillis;
        private final String parent;
        private long atMillis = NOW - 5_000;
        private String summary = "Something is wrong.";
        private double value = 2;
        private double threshold = 1;
        private Integer lookback;
        private Interval interval;
        private Evidence evidence = Evidence.NONE;

        private BreachOf(
                String check, Severity severity, String cluster, String account, long openedAtMillis, String parent) {
            this.check = check;
            this.severity = severity;
            this.cluster = cluster;
            this.account = account;
            this.openedAtMillis = openedAtMillis;
            this.parent = parent;
        }

        public BreachOf summary(String sentence) {
            summary = sentence;
            return this;
        }

        public BreachOf at(long millis) {
            atMillis = millis;
            return this;
        }

        BreachOf numbers(double judged, double against, int seconds, Interval chance) {
            value = judged;
            threshold = against;
            lookback = seconds;
            interval = chance;
            return this;
        }

        BreachOf evidence(Evidence behind) {
            evidence = behind;
            return this;
        }

        public Breach build() {
            String place = account == null ? cluster : cluster + ":" + account;
            return new Breach(
                    check + ":" + place + ":1",
                    2,
                    check,
                    severity,
                    BreachState.UPDATED,
                    cluster,
                    account,
                    atMillis,
                    openedAtMillis,
                    null,
                    value,
                    threshold,
                    lookback,
                    interval,
                    summary,
                    evidence,
                    parent,
                    false,
                    "defaults",
                    "docs/checks/" + check + ".md",
                    check.equals("JETSTREAM_009") ? "service" : null);
        }
    }
}
