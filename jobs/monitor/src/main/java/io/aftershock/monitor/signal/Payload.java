package io.aftershock.monitor.signal;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.telemetry.SourceStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a signal carries: one of the fields, the others are null, but for what a poll says beside it.
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
    public @Nullable Coverage coverage;

    /** Beside the view of the same poll, or alone. */
    public @Nullable ServerCounters counters;

    /** Beside the view of the same poll. */
    public @Nullable RaftTerm raftTerm;

    /** Of a poll: whether it is the word that nobody answered. */
    public boolean unanswered;

    public Payload() {}

    static Payload of(ApiCall call) {
        Payload payload = new Payload();
        payload.call = call;
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

    static Payload of(Coverage coverage) {
        Payload payload = new Payload();
        payload.coverage = coverage;
        return payload;
    }
}
