package io.aftershock.exporter.testing;

import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.election.ElectionScope;
import io.aftershock.model.finding.Answers;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Severity;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.window.ErrorRatio;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings of the cluster {@code east}, by the minute of its clock. */
public final class Made {

    /** A full minute. */
    public static final long START = Instant.parse("2026-11-22T10:00:00Z").toEpochMilli();

    public static final String CLUSTER = "east";
    private static final long MINUTE = 60_000;

    private Made() {}

    public static long minute(double minutes) {
        return START + Math.round(minutes * MINUTE);
    }

    /** A window that ends at that minute, with 100 requests of which so many failed. */
    public static ErrorRatio window(String account, double endMinute, long failed) {
        return window(CLUSTER, account, endMinute, failed);
    }

    public static ErrorRatio window(String cluster, String account, double endMinute, long failed) {
        long end = minute(endMinute);
        return new ErrorRatio(
                cluster,
                account,
                end - MINUTE,
                end,
                100,
                failed,
                90,
                failed,
                0,
                failed == 0 ? Map.of() : Map.of("not_found", failed),
                failed == 0 ? Map.of() : Map.of("10059", failed),
                true,
                null);
    }

    public static Election election(int number, double minute, ElectionCause cause) {
        return new Election(
                "election:" + CLUSTER + ":meta:" + number,
                CLUSTER,
                null,
                ElectionScope.META,
                null,
                null,
                null,
                "n1",
                "n2",
                cause,
                minute(minute),
                null,
                List.of());
    }

    public static Stall stall(int number, @Nullable String account, double minute, long seconds) {
        long start = minute(minute);
        return new Stall(
                "stall:" + CLUSTER + ":" + number,
                CLUSTER,
                account,
                start,
                start + seconds * 1_000,
                10,
                0,
                List.of(),
                Answers.ALL,
                null,
                start);
    }

    public static Breach breach(
            String account, int number, int revision, BreachState state, Severity severity, double minute) {
        return new Breach(
                "JETSTREAM_009:" + CLUSTER + ":" + account + ":" + number,
                revision,
                "JETSTREAM_009",
                severity,
                state,
                CLUSTER,
                account,
                minute(minute),
                minute(number),
                state == BreachState.CLOSED ? minute(minute) : null,
                0.05,
                0.01,
                60,
                null,
                "5 of 100 API calls failed.",
                Evidence.NONE,
                null,
                false,
                "defaults",
                "docs/checks/JETSTREAM_009.md",
                "client",
                null);
    }

    public static FleetIncident incident(int revision, BreachState state) {
        return new FleetIncident(
                "FLEET_001:META_003:1",
                revision,
                "META_003",
                null,
                Severity.WARNING,
                state,
                minute(revision),
                minute(1),
                state == BreachState.CLOSED ? minute(revision) : null,
                List.of("east", "west"),
                List.of("META_003:east:1"),
                "Two clusters.",
                "docs/checks/FLEET_001.md");
    }

    public static Heartbeat heartbeat(double minute, @Nullable Long expected, @Nullable Long seen) {
        return new Heartbeat(CLUSTER, minute(minute), expected, seen, false);
    }
}
