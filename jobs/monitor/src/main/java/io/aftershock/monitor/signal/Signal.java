package io.aftershock.monitor.signal;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.telemetry.SourceStatus;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a cluster, or to its clock.
 *
 * <p>All stages after the timeline see the signals of one cluster in one order, ticks of its clock among them. One type
 * carries all of them because that order is what makes the results independent of parallelism.
 *
 * @param atMillis epoch milliseconds by the cluster's own clocks; {@link #NO_TIME} before the timeline has placed it
 * @param receivedMillis epoch milliseconds at which the row was received or stored
 * @param id the advisory's id, by which second copies are known; empty if it has none
 * @param polled whether it comes from a poll, which moves the clock only while the advisories are caught up
 * @param delayed of a tick: whether the cluster is behind the present
 */
public record Signal(
        String cluster,
        Kind kind,
        long atMillis,
        long receivedMillis,
        String id,
        boolean polled,
        boolean delayed,
        @Nullable ApiCall call,
        @Nullable LeaderElected elected,
        @Nullable AssetChange change,
        @Nullable ServerEvent serverEvent,
        @Nullable MetaView metaView,
        @Nullable SourceStatus status,
        @Nullable Election election,
        @Nullable Breach breach) {

    /** The time of a signal whose row carries none. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** Which of the payloads is there. */
    public enum Kind {
        CALL,
        LEADER_ELECTED,
        ASSET_CHANGE,
        SERVER_EVENT,
        META_VIEW,
        /** Nothing but its time matters. */
        TIME,
        STATUS,
        /** The first row of the cluster. */
        START,
        /** A second of the cluster's clock has passed: all rows that the checks wait for are there. */
        TICK,
        /** No row follows. */
        END,
        ELECTION,
        BREACH
    }

    /** A signal of a row, without payload. */
    public static Signal ofRow(String cluster, long atMillis, long receivedMillis, String id, boolean polled) {
        return new Signal(
                cluster,
                Kind.TIME,
                atMillis,
                receivedMillis,
                id,
                polled,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** A signal of the timeline itself. */
    public static Signal ofClock(String cluster, Kind kind, long atMillis, boolean delayed) {
        return new Signal(
                cluster, kind, atMillis, atMillis, "", false, delayed, null, null, null, null, null, null, null, null);
    }

    public Signal at(long millis) {
        return new Signal(
                cluster,
                kind,
                millis,
                receivedMillis,
                id,
                polled,
                delayed,
                call,
                elected,
                change,
                serverEvent,
                metaView,
                status,
                election,
                breach);
    }

    public Signal with(ApiCall payload) {
        return carrying(Kind.CALL, payload, null, null, null, null, null, null, null);
    }

    public Signal with(LeaderElected payload) {
        return carrying(Kind.LEADER_ELECTED, null, payload, null, null, null, null, null, null);
    }

    public Signal with(AssetChange payload) {
        return carrying(Kind.ASSET_CHANGE, null, null, payload, null, null, null, null, null);
    }

    public Signal with(ServerEvent payload) {
        return carrying(Kind.SERVER_EVENT, null, null, null, payload, null, null, null, null);
    }

    public Signal with(MetaView payload) {
        return carrying(Kind.META_VIEW, null, null, null, null, payload, null, null, null);
    }

    public Signal with(SourceStatus payload) {
        return carrying(Kind.STATUS, null, null, null, null, null, payload, null, null);
    }

    public Signal with(Election payload) {
        return carrying(Kind.ELECTION, null, null, null, null, null, null, payload, null);
    }

    public Signal with(Breach payload) {
        return carrying(Kind.BREACH, null, null, null, null, null, null, null, payload);
    }

    private Signal carrying(
            Kind newKind,
            @Nullable ApiCall newCall,
            @Nullable LeaderElected newElected,
            @Nullable AssetChange newChange,
            @Nullable ServerEvent newServerEvent,
            @Nullable MetaView newMetaView,
            @Nullable SourceStatus newStatus,
            @Nullable Election newElection,
            @Nullable Breach newBreach) {
        return new Signal(
                cluster,
                newKind,
                atMillis,
                receivedMillis,
                id,
                polled,
                delayed,
                newCall,
                newElected,
                newChange,
                newServerEvent,
                newMetaView,
                newStatus,
                newElection,
                newBreach);
    }
}
