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
import org.jspecify.annotations.Nullable;

/**
 * What a signal carries: one of the fields, the others are null, but for what stands beside any of them.
 *
 * <p>A field for each rather than a type for each: Flink writes an interface by Kryo, which cannot read it again after a
 * field is added. Public and mutable for Flink's serializer; nobody changes a payload once it is in a signal.
 */
public final class Payload {

    public @Nullable ApiCall call;
    public @Nullable LeaderElected elected;
    public @Nullable AssetChange change;
    public @Nullable ServerEvent serverEvent;
    public @Nullable MetaView metaView;
    public @Nullable SourceStatus status;
    public @Nullable Election election;
    public @Nullable Breach breach;
    public @Nullable Stall stall;
    public @Nullable ClockOffset clockOffset;
    public @Nullable Doubt doubt;

    /** The JetStream domain of the server that said it; null for none. */
    public @Nullable String domain;

    /**
     * Of an entry that spans several NATS clusters the one meant: of a call the client's, else that of the server that said
     * it; null where the entry itself is.
     */
    public @Nullable String home;

    /** By account key the names that a server told, where they differ; null for none. */
    public @Nullable Map<String, String> accountNames;

    /** Of a call: by how much the number of the calls that are judged changes at the signal's time. */
    public int calls;

    public @Nullable Coverage coverage;

    /** Beside the view of the same poll, or alone. */
    public @Nullable ServerCounters counters;

    /** Beside the view of the same poll. */
    public @Nullable RaftTerm raftTerm;

    /** Of a poll: whether it is the word that nobody answered. */
    public boolean unanswered;

    /** Of a poll of each server: through whom it answered. */
    public @Nullable Reach reach;

    public @Nullable NetworkView network;

    /** Beside any of what a server says of itself. */
    public @Nullable ServerLoad load;

    public @Nullable LivePolicy policy;

    public Payload() {}

    static Payload of(ApiCall call) {
        Payload payload = new Payload();
        payload.call = call;
        payload.calls = call.isJudged() ? 1 : 0;
        return payload;
    }

    /** Of the same call. */
    Payload counting(int change) {
        Payload payload = new Payload();
        payload.call = call;
        payload.domain = domain;
        payload.home = home;
        payload.calls = change;
        return payload;
    }

    static Payload of(LeaderElected elected) {
        Payload payload = new Payload();
        payload.elected = elected;
        return payload;
    }

    static Payload of(AssetChange change) {
        Payload payload = new Payload();
        payload.change = change;
        return payload;
    }

    static Payload of(ServerEvent serverEvent) {
        Payload payload = new Payload();
        payload.serverEvent = serverEvent;
        return payload;
    }

    static Payload of(MetaView metaView) {
        Payload payload = new Payload();
        payload.metaView = metaView;
        return payload;
    }

    static Payload of(SourceStatus status) {
        Payload payload = new Payload();
        payload.status = status;
        return payload;
    }

    static Payload of(Election election) {
        Payload payload = new Payload();
        payload.election = election;
        return payload;
    }

    static Payload of(Breach breach) {
        Payload payload = new Payload();
        payload.breach = breach;
        return payload;
    }

    static Payload of(Stall stall) {
        Payload payload = new Payload();
        payload.stall = stall;
        return payload;
    }

    static Payload of(ClockOffset clockOffset) {
        Payload payload = new Payload();
        payload.clockOffset = clockOffset;
        return payload;
    }

    static Payload of(NetworkView network) {
        Payload payload = new Payload();
        payload.network = network;
        return payload;
    }

    static Payload of(LivePolicy policy) {
        Payload payload = new Payload();
        payload.policy = policy;
        return payload;
    }

    static Payload of(Coverage coverage) {
        Payload payload = new Payload();
        payload.coverage = coverage;
        return payload;
    }
}
