package io.aftershock.monitor.timeline;

import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.monitor.ingest.DeadLetter;
import io.aftershock.monitor.ingest.Decode;
import io.aftershock.monitor.ingest.Tally;
import io.aftershock.monitor.signal.ClockOffset;
import io.aftershock.monitor.signal.Signal;
import io.aftershock.monitor.timeline.clock.ServerClocks;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts the signals of one cluster onto that cluster's clock: second copies are dropped, and each second that has passed
 * becomes a tick between the signals.
 *
 * <p>No cluster waits for another: there is no time but the cluster's own. Polls move it too, so that a window closes
 * while nobody calls the API, but only while the advisories are caught up; otherwise the first poll after a restart
 * would make the whole backlog late.
 */
public final class ClusterTimeline extends KeyedProcessFunction<String, Signal, Signal> {

    /** Ids are remembered for this long of the cluster's clock; after a network heals, copies came up to 56 s late. */
    static final long REMEMBER_MILLIS = 120_000;

    /** The longest jump of which each second is ticked; by then every look-back is empty. */
    private static final long TICKED_JUMP_MILLIS = 20 * 60_000;

    /** Polls wait this long for a source that says nothing at all; then the clock goes on without it. */
    private static final long SILENT_SOURCE_MILLIS = 15 * 60_000;

    private static final long SECOND = 1_000;
    private static final long serialVersionUID = 1L;

    private transient ValueState<ClusterClock> clocks;
    private transient ValueState<RecentIds> ids;
    private transient ValueState<ServerClocks> serverClocks;
    private transient Tally.Counters counters;

    /** By cluster, receive time of the first poll that had to wait; of this run only, for a restart is no silence. */
    private transient Map<String, Long> waitingSince;

    @Override
    public void open(OpenContext context) {
        clocks = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("clock", TypeInformation.of(ClusterClock.class)));
        ids = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("recent-ids", TypeInformation.of(RecentIds.class)));
        serverClocks = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("server-clocks", TypeInformation.of(ServerClocks.class)));
        counters = new Tally.Counters(
                getRuntimeContext(), Tally.DUPLICATES, Tally.LATE, Tally.FORGOTTEN, Tally.ABSURD_TIMESTAMP);
        waitingSince = new HashMap<>();
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<Signal> out) throws IOException {
        ClusterClock stored = clocks.value();
        ClusterClock clock = stored == null ? ClusterClock.UNKNOWN : stored;
        ClusterClock next = signal.status() == null
                ? onStamped(clock, signal, context, out)
                : onStatus(clock, signal, signal.status(), out);
        if (!next.equals(stored)) {
            clocks.update(next);
        }
    }

    private ClusterClock onStatus(ClusterClock clock, Signal signal, SourceStatus status, Collector<Signal> out) {
        SourceStatus.Condition condition = status.condition();
        ClusterClock next = clock;
        boolean caughtUp =
                condition == SourceStatus.Condition.CAUGHT_UP || condition == SourceStatus.Condition.POLLED_ONLY;
        if (caughtUp) {
            // Where no advisory is to be expected, none can come late.
            next = clock.withCaughtUp(signal.receivedMillis());
        } else if (condition == SourceStatus.Condition.BEHIND) {
            next = clock.withBehind(status.behindMillis());
        }
        if (caughtUp || condition == SourceStatus.Condition.BEHIND) {
            // A source that says where it stands is not silent, even if it stands where it stood.
            waitingSince.remove(signal.cluster());
        }
        if (status.isFarewell()) {
            out.collect(signal.at(clock.started() ? clock.nowMillis() : signal.receivedMillis()));
        }
        if (condition == SourceStatus.Condition.END_OF_INPUT) {
            if (clock.started()) {
                out.collect(Signal.ofClock(signal.cluster(), Signal.Kind.END, clock.nowMillis(), false));
            }
        } else {
            // A cluster that has never been heard of has no clock; that it cannot be read is news all the same.
            out.collect(signal.at(clock.started() ? clock.nowMillis() : signal.receivedMillis()));
        }
        return next;
    }

    /** Corrects the time of a row by what is known of its server's clock, before it may move the cluster's. */
    private ClusterClock onStamped(ClusterClock clock, Signal signal, Context context, Collector<Signal> out)
            throws IOException {
        ServerClocks stored = serverClocks.value();
        ServerClocks known = stored == null ? new ServerClocks() : stored;
        boolean compared = known.observe(signal);
        ClusterClock next = clock;
        long at = known.place(signal);
        if (at != Signal.NO_TIME || signal.doubt() == null) {
            next = onRow(clock, at == signal.atMillis() ? signal : signal.at(at), out);
        } else {
            counters.add(Tally.ABSURD_TIMESTAMP, signal.cluster());
            context.output(Decode.DEAD_LETTERS, DeadLetter.of(signal, signal.doubt()));
        }
        if (compared && next.started()) {
            for (ClockOffset offset : known.news()) {
                out.collect(Signal.ofClock(signal.cluster(), Signal.Kind.CLOCK, next.nowMillis(), next.delayed())
                        .with(offset));
            }
        }
        serverClocks.update(known);
        return next;
    }

    private ClusterClock onRow(ClusterClock clock, Signal signal, Collector<Signal> out) throws IOException {
        if (signal.polled() && !mayMoveClock(clock, signal)) {
            // Its word is of use all the same, as of the moment at which the cluster's clock stands.
            if (clock.started()) {
                out.collect(signal.at(clock.nowMillis()));
            }
            return clock;
        }
        long at = clock.place(signal);
        if (clock.started() && at < clock.nowMillis() - REMEMBER_MILLIS) {
            // Nobody remembers whether its other copy was counted: counting it twice would be worse.
            counters.add(Tally.LATE, signal.cluster());
            return clock;
        }
        if (!signal.id().isEmpty() && !isFirstCopy(signal, Math.max(at, clock.nowMillis()))) {
            counters.add(Tally.DUPLICATES, signal.cluster());
            return clock;
        }
        if (!clock.started()) {
            out.collect(Signal.ofClock(signal.cluster(), Signal.Kind.START, at, clock.delayed()));
        } else {
            tick(clock, at, signal.cluster(), out);
        }
        out.collect(signal.at(at));
        return clock.movedTo(at, signal);
    }

    private boolean mayMoveClock(ClusterClock clock, Signal signal) {
        if (clock.caughtUp(signal.receivedMillis())) {
            return true;
        }
        long since = waitingSince.computeIfAbsent(signal.cluster(), cluster -> signal.receivedMillis());
        return signal.receivedMillis() - since > SILENT_SOURCE_MILLIS;
    }

    private boolean isFirstCopy(Signal signal, long nowMillis) throws IOException {
        RecentIds recent = ids.value();
        if (recent == null) {
            recent = new RecentIds();
        }
        boolean first = recent.add(signal.id(), nowMillis, REMEMBER_MILLIS);
        if (recent.forgottenEarly > 0) {
            counters.add(Tally.FORGOTTEN, signal.cluster(), recent.forgottenEarly);
            recent.forgottenEarly = 0;
        }
        ids.update(recent);
        return first;
    }

    private static void tick(ClusterClock clock, long toMillis, String cluster, Collector<Signal> out) {
        long from = Math.max(clock.nowMillis(), toMillis - TICKED_JUMP_MILLIS);
        for (long second = Math.floorDiv(from, SECOND) + 1; second * SECOND <= toMillis; second++) {
            out.collect(Signal.ofClock(cluster, Signal.Kind.TICK, second * SECOND, clock.delayed()));
        }
    }
}
