package io.aftershock.monitor.election;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.election.ElectionScope;
import io.aftershock.monitor.election.hint.ClusterFigures;
import io.aftershock.monitor.election.hint.Hints;
import io.aftershock.monitor.signal.AssetChange;
import io.aftershock.monitor.signal.LeaderElected;
import io.aftershock.monitor.signal.MetaView;
import io.aftershock.monitor.signal.ServerEvent;
import io.aftershock.monitor.signal.Signal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cause of each election, and passes all signals on with the elections among them.
 *
 * <p>An election waits two seconds of the cluster's clock, since what explains it may be stamped by another server and
 * arrive after it.
 */
public final class ElectionDetector extends KeyedProcessFunction<String, Signal, Signal> {

    /** Every election, those of streams and consumers too. */
    public static final OutputTag<Election> ELECTIONS = new OutputTag<>("elections") {};

    private static final long serialVersionUID = 1L;

    private static final long FORGET_EVERY_MILLIS = 600_000;

    private transient ValueState<MetaMemory> memoryState;
    private transient ValueState<ClusterFigures> figuresState;
    private transient MapState<String, String> assetLeaders;

    @Override
    public void open(OpenContext context) {
        memoryState = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("meta-memory", TypeInformation.of(MetaMemory.class)));
        figuresState = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("server-figures", TypeInformation.of(ClusterFigures.class)));
        assetLeaders =
                getRuntimeContext().getMapState(new MapStateDescriptor<>("asset-leaders", Types.STRING, Types.STRING));
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<Signal> out) throws Exception {
        MetaMemory memory = memoryState.value();
        if (memory == null) {
            memory = new MetaMemory();
        }
        boolean placed = memory.domain(signal);
        boolean homed = memory.home(signal);
        if (remember(memory, signal) || placed || homed) {
            memoryState.update(memory);
        }
        ClusterFigures figures = figures();
        if (figures.take(signal)) {
            figuresState.update(figures);
        }
        if (signal.change() != null && signal.change().kind() == AssetChange.Kind.DELETED) {
            forget(signal.change(), signal.domain());
        }
        if (signal.kind() == Signal.Kind.TICK) {
            if (signal.atMillis() % FORGET_EVERY_MILLIS == 0) {
                figures.forgetBefore(signal.atMillis());
                figuresState.update(figures);
            }
            long settledBefore = signal.atMillis() - ElectionCauses.NEAR_MILLIS;
            if (settle(memory, signal, settledBefore, context, out)) {
                memoryState.update(memory);
            }
        } else if (signal.kind() == Signal.Kind.END && settle(memory, signal, Long.MAX_VALUE, context, out)) {
            memoryState.update(memory);
        }
        out.collect(signal);
    }

    /** Takes in what a signal says; false if nothing changed. */
    private static boolean remember(MetaMemory memory, Signal signal) {
        long at = signal.atMillis();
        return switch (signal.kind()) {
            case CALL -> rememberCall(memory, Objects.requireNonNull(signal.call()), signal);
            case META_VIEW -> rememberView(memory.groupOf(signal), Objects.requireNonNull(signal.metaView()), at);
            case NETWORK -> {
                memory.network = Objects.requireNonNull(signal.network());
                yield true;
            }
            case SERVER_EVENT -> rememberServer(memory, Objects.requireNonNull(signal.serverEvent()), at);
            case ASSET_CHANGE -> {
                AssetChange change = Objects.requireNonNull(signal.change());
                String asset =
                        Asset.in(signal.domain(), Asset.key(change.account(), change.stream(), change.consumer()));
                ElectionCause cause = change.kind() == AssetChange.Kind.CREATED
                        ? ElectionCause.FIRST_LEADER
                        : ElectionCause.ASSET_CHANGE;
                memory.events.add(new PlannedEvent(cause, asset, at));
                yield true;
            }
            case LEADER_ELECTED -> {
                LeaderElected elected = Objects.requireNonNull(signal.elected());
                MetaGroup group = memory.group(elected.domain());
                Long lastLed = group.leader == null ? null : group.ledAtMillis.get(group.leader);
                memory.pending.add(new PendingElection(elected, at, signal.id(), lastLed));
                yield true;
            }
            default -> false;
        };
    }

    private static boolean rememberCall(MetaMemory memory, ApiCall call, Signal signal) {
        long at = signal.atMillis();
        String domain = signal.domain();
        if (LeaderOnly.isAnswer(call)) {
            memory.groupOf(signal).led(call.server(), at);
            return true;
        }
        if (call.failed()) {
            return false;
        }
        switch (call.operation()) {
            case "META.LEADER.STEPDOWN" ->
                memory.events.add(new PlannedEvent(ElectionCause.STEP_DOWN, Asset.in(domain, Asset.META), at));
            case "STREAM.LEADER.STEPDOWN", "CONSUMER.LEADER.STEPDOWN" ->
                memory.events.add(new PlannedEvent(
                        ElectionCause.STEP_DOWN,
                        Asset.in(domain, Asset.key(call.account(), call.stream(), call.consumer())),
                        at));
            case "STREAM.UPDATE", "STREAM.PEER.REMOVE", "STREAM.PEER.EVACUATE", "SERVER.REMOVE" ->
                memory.events.add(new PlannedEvent(
                        ElectionCause.ASSET_CHANGE,
                        Asset.in(domain, Asset.key(call.account(), call.stream(), null)),
                        at));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean rememberView(MetaGroup group, MetaView view, long at) {
        if (view.claimsLead()) {
            group.led(view.server(), at);
        }
        if (group.leader == null && view.leader() != null) {
            group.leader = view.leader();
            return true;
        }
        return view.claimsLead();
    }

    private static boolean rememberServer(MetaMemory memory, ServerEvent event, long at) {
        switch (event.kind()) {
            case LAME_DUCK -> memory.events.add(new PlannedEvent(ElectionCause.LAME_DUCK, event.server(), at));
            case SHUTDOWN -> memory.events.add(new PlannedEvent(ElectionCause.SHUTDOWN, event.server(), at));
            case ALIVE -> {
                return false;
            }
        }
        return true;
    }

    /** Gives their cause to the elections before a time, oldest first; false if there was nothing to do. */
    private boolean settle(MetaMemory memory, Signal clock, long beforeMillis, Context context, Collector<Signal> out)
            throws Exception {
        int events = memory.events.size();
        List<PendingElection> due = memory.pending.stream()
                .filter(pending -> pending.atMillis() < beforeMillis)
                .sorted(Comparator.comparingLong(PendingElection::atMillis).thenComparing(PendingElection::advisoryId))
                .toList();
        memory.pending.removeAll(due);
        for (PendingElection pending : due) {
            String cluster = memory.homes.getOrDefault(pending.elected().leader(), clock.cluster());
            Election election = settle(memory, cluster, pending);
            context.output(ELECTIONS, election);
            out.collect(clock.with(election));
        }
        memory.forgetBefore(clock.atMillis() - ElectionCauses.LAME_DUCK_MILLIS - 2 * ElectionCauses.NEAR_MILLIS);
        return !due.isEmpty() || memory.events.size() != events;
    }

    private Election settle(MetaMemory memory, String cluster, PendingElection pending) throws Exception {
        LeaderElected elected = pending.elected();
        String asset = Asset.keyOf(elected);
        String previous = previousLeader(memory, asset, pending);
        PlannedEvent event = ElectionCauses.explain(asset, previous, pending.atMillis(), memory.events);
        Long outageMillis = outage(memory, pending, previous, event);
        long number = number(memory, asset, elected, pending.atMillis());
        return new Election(
                "election:" + encoded(cluster) + ":" + encoded(Asset.nameOf(elected)) + ":" + number,
                cluster,
                elected.domain(),
                elected.scope(),
                elected.account(),
                elected.stream(),
                elected.consumer(),
                elected.leader(),
                previous,
                event == null ? ElectionCause.UNPLANNED : event.cause(),
                pending.atMillis(),
                outageMillis,
                event == null
                        ? Hints.of(
                                new Hints.Asked(previous, elected.leader(), pending.atMillis(), outageMillis),
                                memory.network,
                                figures())
                        : List.of());
    }

    private ClusterFigures figures() throws Exception {
        ClusterFigures known = figuresState.value();
        return known == null ? new ClusterFigures() : known;
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private @Nullable String previousLeader(MetaMemory memory, String asset, PendingElection pending) throws Exception {
        if (pending.elected().scope() == ElectionScope.META) {
            MetaGroup group = memory.group(pending.elected().domain());
            return group.isSettledAfter(pending.atMillis()) ? null : group.leader;
        }
        return assetLeaders.get(asset);
    }

    /** Takes in who won, and numbers the election. */
    private long number(MetaMemory memory, String asset, LeaderElected elected, long atMillis) throws Exception {
        if (elected.scope() == ElectionScope.META) {
            memory.group(elected.domain()).elected(elected.leader(), atMillis);
            return ++memory.elections;
        }
        assetLeaders.put(asset, elected.leader());
        return ++memory.assetElections;
    }

    /** What is deleted elects nobody any more; with a stream its consumers go, which say nothing of their own. */
    private void forget(AssetChange change, @Nullable String domain) throws Exception {
        String asset = Asset.in(domain, Asset.key(change.account(), change.stream(), change.consumer()));
        assetLeaders.remove(asset);
        if (change.consumer() == null) {
            List<String> consumers = new ArrayList<>();
            assetLeaders.keys().forEach(key -> {
                if (key.startsWith(asset + "/")) {
                    consumers.add(key);
                }
            });
            for (String consumer : consumers) {
                assetLeaders.remove(consumer);
            }
        }
    }

    /** Planned: since what was planned. Else: since the last sign of the leader before; of assets nobody gives signs. */
    private static @Nullable Long outage(
            MetaMemory memory, PendingElection pending, @Nullable String previous, @Nullable PlannedEvent event) {
        if (event != null && event.cause() == ElectionCause.STEP_DOWN) {
            return Math.max(0, pending.atMillis() - event.atMillis());
        }
        Long lastLed = pending.lastLedMillis();
        if (pending.elected().scope() != ElectionScope.META || previous == null || lastLed == null) {
            return null;
        }
        // Of two elections in one breath the second was pending while the leader before the first was the last known.
        long since = memory.group(pending.elected().domain()).leaderSinceMillis;
        return Math.max(0, pending.atMillis() - Math.max(lastLed, since));
    }
}
