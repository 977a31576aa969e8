package io.aftershock.monitor.history;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.window.ApiMinute;
import io.aftershock.model.window.ClientMinute;
import io.aftershock.monitor.account.AccountNames;
import io.aftershock.monitor.account.AccountPlace;
import io.aftershock.monitor.check.Policy;
import io.aftershock.monitor.signal.Signal;
import io.aftershock.monitor.window.Finality;
import io.aftershock.monitor.window.WindowSpec;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The calls of each account by tumbling minute, operation and outcome, told once, when rows can no longer arrive that
 * belong to it; by the same rules as the windows of the error ratio.
 */
public final class MinuteCounting extends KeyedProcessFunction<String, Signal, ApiMinute> {

    private static final long serialVersionUID = 1L;

    /** Which clients made the calls that failed. */
    public static final OutputTag<ClientMinute> CLIENTS =
            new OutputTag<>("client-minutes", TypeInformation.of(ClientMinute.class));

    private static final long MINUTE = 60_000;

    private final WindowSpec spec;
    private final Policy policy;

    private transient Finality finality;
    private transient MapState<MinuteKey, MinuteCounts> counts;
    private transient NoisyClients clients;
    private transient AccountNames names;

    /** @param allowanceMillis how long after its end a minute waits for late rows */
    public MinuteCounting(long allowanceMillis, Policy policy) {
        this.spec = new WindowSpec(MINUTE, MINUTE, allowanceMillis);
        this.policy = policy;
    }

    @Override
    public void open(OpenContext context) {
        finality = new Finality(spec, policy, getRuntimeContext());
        counts = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "counts", TypeInformation.of(MinuteKey.class), TypeInformation.of(MinuteCounts.class)));
        clients = NoisyClients.of(getRuntimeContext());
        names = AccountNames.of(getRuntimeContext());
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<ApiMinute> out) throws Exception {
        finality.hear(signal);
        names.take(signal);
        switch (signal.kind()) {
            case CALL -> count(Objects.requireNonNull(signal.call()), signal, 1);
            case CALL_MOVED -> count(Objects.requireNonNull(signal.call()), signal, 0);
            case TICK -> {
                long end = finality.printableEnd(signal.cluster(), signal.atMillis());
                if (end > finality.printedEnd()) {
                    tell(signal.cluster(), end, Long.MAX_VALUE, context, out);
                }
            }
            case END -> tell(signal.cluster(), Long.MAX_VALUE, signal.atMillis(), context, out);
            default -> {}
        }
    }

    /** What comes after its minute was told is counted as late by the windows. */
    private void count(ApiCall call, Signal signal, long requests) throws Exception {
        long minute = spec.paneStart(signal.atMillis());
        if (call.own() || minute + MINUTE <= finality.printedEnd()) {
            return;
        }
        String place = AccountPlace.key(signal, call.account());
        MinuteKey key = new MinuteKey(minute, place, call.operation(), call.errCode(), "");
        MinuteCounts known = counts.get(key);
        counts.put(key, (known == null ? MinuteCounts.NONE : known).plus(requests, signal.calls()));
        if (call.failed() && signal.calls() != 0) {
            clients.count(key, call.client(), signal.calls());
        }
    }

    private void tell(String cluster, long end, long clockEnd, Context context, Collector<ApiMinute> out)
            throws Exception {
        Finality.Complete complete = finality.complete(cluster, clockEnd);
        Map<MinuteKey, MinuteCounts> due = takeDue(end);
        Map<String, Long> requests = new TreeMap<>();
        due.forEach((key, count) -> requests.merge(minuteOf(key), count.requests(), Long::sum));
        for (Map.Entry<MinuteKey, MinuteCounts> entry : due.entrySet()) {
            MinuteKey key = entry.getKey();
            // A call that moved into a minute in which nobody was answered is told by no window either.
            if (requests.getOrDefault(minuteOf(key), 0L) > 0
                    && !entry.getValue().isEmpty()) {
                boolean whole = complete.test(key.minuteMillis(), key.minuteMillis() + MINUTE);
                out.collect(minute(cluster, key, entry.getValue(), whole));
            }
        }
        clients.tell(cluster, end - MINUTE, each -> context.output(CLIENTS, each));
        finality.printedTo(end);
    }

    private Map<MinuteKey, MinuteCounts> takeDue(long end) throws Exception {
        Map<MinuteKey, MinuteCounts> due = new TreeMap<>(MinuteKey.ORDER);
        for (Map.Entry<MinuteKey, MinuteCounts> entry : counts.entries()) {
            if (entry.getKey().minuteMillis() + MINUTE <= end) {
                due.put(entry.getKey(), entry.getValue());
            }
        }
        for (MinuteKey key : due.keySet()) {
            counts.remove(key);
        }
        return due;
    }

    private static String minuteOf(MinuteKey key) {
        return key.minuteMillis() + " " + key.place();
    }

    private ApiMinute minute(String cluster, MinuteKey key, MinuteCounts count, boolean complete) throws Exception {
        AccountPlace place = AccountPlace.of(key.place());
        boolean failed = key.errCode() != ApiCall.SUCCESS;
        return new ApiMinute(
                place.clusterIn(cluster),
                place.account(),
                key.minuteMillis(),
                key.operation(),
                failed ? ErrorCodes.classify(key.operation(), key.errCode()) : null,
                key.errCode(),
                count.requests(),
                failed ? count.requests() : 0,
                count.calls(),
                failed ? count.calls() : 0,
                complete,
                names.of(place.account(), key.minuteMillis() + MINUTE));
    }
}
