package io.aftershock.monitor.signal;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.network.NetworkView;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.monitor.policy.LivePolicy;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a cluster, or to its clock.
 *
 * <p>All stages after the timeline see the signals of one cluster in one order, ticks of its clock among them. One type
 * carries all of them because that order is what makes the results independent of parallelism.
 *
 * @param atMillis epoch milliseconds by the cluster's own clocks; {@link #NO_TIME} before the timeline has placed it
 * @param stampMillis the same as the row says it, before a wrong clock is corrected; {@link #NO_TIME} if it says nothing
 * @param receivedMillis epoch milliseconds at which the row was received or stored
 * @param id the advisory's id, by which second copies are known; empty if it has none
 * @param server name of the server that said it; null where that is not known
 * @param polled whether it comes from a poll, which moves the clock only while the advisories are caught up
 * @param delayed of a tick: whether the cluster is behind the present
 * @param payload what it carries; null where nothing but its time matters
 */
public record Signal(
        String cluster,
        Kind kind,
        long atMillis,
        long stampMillis,
        long receivedMillis,
        String id,
        @Nullable String server,
        boolean polled,
        boolean delayed,
        @Nullable Payload payload) {

    /** The time of a signal whose row carries none. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** Which of the payloads is there. */
    public enum Kind {
        /** An answer of the API; the first to its call adds to the calls. */
        CALL,
        /** No answer: a call that was counted at another time counts here, or no longer. */
        CALL_MOVED,
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
        BREACH,
        /** Answers have stopped, or have come back. */
        STALL,
        /** The timeline has learned by how much a clock is off. */
        CLOCK,
        /** What a server counted and what of it has arrived. */
        COVERAGE,
        /** What is known of the network between the servers has changed. */
        NETWORK,
        /** What was set while the job ran holds for all that follows. */
        POLICY
    }

    /** A signal of a row, without payload. */
    public static Signal ofRow(String cluster, long atMillis, long receivedMillis, String id, boolean polled) {
        return new Signal(cluster, Kind.TIME, atMillis, atMillis, receivedMillis, id, null, polled, false, null);
    }

    /** A signal of the timeline itself. */
    public static Signal ofClock(String cluster, Kind kind, long atMillis, boolean delayed) {
        return new Signal(cluster, kind, atMillis, NO_TIME, atMillis, "", null, false, delayed, null);
    }

    public Signal at(long millis) {
        return new Signal(cluster, kind, millis, stampMillis, receivedMillis, id, server, polled, delayed, payload);
    }

    /** The same, said by a server. */
    public Signal by(@Nullable String name) {
        return new Signal(cluster, kind, atMillis, stampMillis, receivedMillis, id, name, polled, delayed, payload);
    }

    public Signal with(ApiCall call) {
        return carrying(Kind.CALL, Payload.of(call));
    }

    /** The same answer, with what it changes in the number of calls. */
    public Signal counting(int calls) {
        return carrying(Kind.CALL, Objects.requireNonNull(payload).counting(calls));
    }

    /** That a call counts at another time than was told: one less there, one more here. */
    public Signal moved(long millis, int calls) {
        return carrying(Kind.CALL_MOVED, Objects.requireNonNull(payload).counting(calls))
                .at(millis);
    }

    public Signal with(LeaderElected elected) {
        return carrying(Kind.LEADER_ELECTED, Payload.of(elected));
    }

    public Signal with(AssetChange change) {
        return carrying(Kind.ASSET_CHANGE, Payload.of(change));
    }

    public Signal with(ServerEvent serverEvent) {
        return carrying(Kind.SERVER_EVENT, Payload.of(serverEvent));
    }

    public Signal with(MetaView metaView) {
        return carrying(Kind.META_VIEW, Payload.of(metaView));
    }

    public Signal with(SourceStatus status) {
        return carrying(Kind.STATUS, Payload.of(status));
    }

    public Signal with(Election election) {
        return carrying(Kind.ELECTION, Payload.of(election));
    }

    public Signal with(Breach breach) {
        return carrying(Kind.BREACH, Payload.of(breach));
    }

    public Signal with(Stall stall) {
        return carrying(Kind.STALL, Payload.of(stall));
    }

    public Signal with(ClockOffset clockOffset) {
        return carrying(Kind.CLOCK, Payload.of(clockOffset));
    }

    /** The same, with a stamp that nobody may believe without knowing the clock behind it. */
    public Signal doubted(Doubt doubt) {
        Payload doubted = payload == null ? new Payload() : payload;
        doubted.doubt = doubt;
        return carrying(kind, doubted);
    }

    public Signal with(Coverage coverage) {
        return carrying(Kind.COVERAGE, Payload.of(coverage));
    }

    public Signal with(NetworkView network) {
        return carrying(Kind.NETWORK, Payload.of(network));
    }

    public Signal with(LivePolicy policy) {
        return carrying(Kind.POLICY, Payload.of(policy));
    }

    /** The same answer to a poll, or its absence, with the ways it took; only where it is made. */
    public Signal reaching(Reach reach) {
        Payload told = payload == null ? new Payload() : payload;
        told.reach = reach;
        return carrying(kind, told);
    }

    /** The same answer to a poll, with what else it says. */
    public Signal beside(@Nullable ServerCounters counters, @Nullable RaftTerm raftTerm) {
        Payload more = new Payload();
        more.metaView = metaView();
        more.counters = counters;
        more.raftTerm = raftTerm;
        return carrying(kind, more);
    }

    /** The same, with what the server says of its load; only where it is made. */
    public Signal loaded(@Nullable ServerLoad load) {
        if (load == null) {
            return this;
        }
        Payload told = payload == null ? new Payload() : payload;
        told.load = load;
        return carrying(kind, told);
    }

    /** A poll that nobody answered. */
    public Signal unanswered() {
        Payload silence = new Payload();
        silence.unanswered = true;
        return carrying(kind, silence);
    }

    public @Nullable ApiCall call() {
        return payload == null ? null : payload.call;
    }

    /** By how much the number of the calls that are judged changes at this time. */
    public int calls() {
        return payload == null ? 0 : payload.calls;
    }

    /** The same, by a server of a JetStream domain; only where it is made, for payloads do not change. */
    public Signal in(@Nullable String domain) {
        if (domain == null) {
            return this;
        }
        Payload told = payload == null ? new Payload() : payload;
        told.domain = domain;
        return carrying(kind, told);
    }

    /** The same, of one of the NATS clusters that the entry spans; only where it is made. */
    public Signal homed(@Nullable String home) {
        if (home == null) {
            return this;
        }
        Payload told = payload == null ? new Payload() : payload;
        told.home = home;
        return carrying(kind, told);
    }

    /** Of the NATS clusters that the entry spans the one meant; null where the entry itself is. */
    public @Nullable String home() {
        return payload == null ? null : payload.home;
    }

    /** The same, with the names of accounts; only where it is made. */
    public Signal naming(Map<String, String> accountNames) {
        if (accountNames.isEmpty()) {
            return this;
        }
        Payload told = payload == null ? new Payload() : payload;
        told.accountNames = accountNames;
        return carrying(kind, told);
    }

    /** The JetStream domain, and so the meta group, of the server that said it; null for none. */
    public @Nullable String domain() {
        return payload == null ? null : payload.domain;
    }

    /** The same with the empty name for none. */
    public String domainOrNone() {
        String domain = domain();
        return domain == null ? "" : domain;
    }

    /** Names of accounts by their keys, where they differ. */
    public Map<String, String> accountNames() {
        return payload == null || payload.accountNames == null ? Map.of() : payload.accountNames;
    }

    public @Nullable LeaderElected elected() {
        return payload == null ? null : payload.elected;
    }

    public @Nullable AssetChange change() {
        return payload == null ? null : payload.change;
    }

    public @Nullable ServerEvent serverEvent() {
        return payload == null ? null : payload.serverEvent;
    }

    public @Nullable MetaView metaView() {
        return payload == null ? null : payload.metaView;
    }

    public @Nullable SourceStatus status() {
        return payload == null ? null : payload.status;
    }

    public @Nullable Election election() {
        return payload == null ? null : payload.election;
    }

    public @Nullable Breach breach() {
        return payload == null ? null : payload.breach;
    }

    public @Nullable Stall stall() {
        return payload == null ? null : payload.stall;
    }

    public @Nullable ClockOffset clockOffset() {
        return payload == null ? null : payload.clockOffset;
    }

    public @Nullable Doubt doubt() {
        return payload == null ? null : payload.doubt;
    }

    public @Nullable Coverage coverage() {
        return payload == null ? null : payload.coverage;
    }

    public @Nullable ServerCounters counters() {
        return payload == null ? null : payload.counters;
    }

    public @Nullable RaftTerm raftTerm() {
        return payload == null ? null : payload.raftTerm;
    }

    public @Nullable Reach reach() {
        return payload == null ? null : payload.reach;
    }

    public @Nullable NetworkView network() {
        return payload == null ? null : payload.network;
    }

    public @Nullable ServerLoad load() {
        return payload == null ? null : payload.load;
    }

    public @Nullable LivePolicy policy() {
        return payload == null ? null : payload.policy;
    }

    public boolean isUnanswered() {
        return payload != null && payload.unanswered;
    }

    private Signal carrying(Kind newKind, Payload newPayload) {
        return new Signal(
                cluster, newKind, atMillis, stampMillis, receivedMillis, id, server, polled, delayed, newPayload);
    }
}
