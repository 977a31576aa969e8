package io.aftershock.monitor.window;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.window.ErrorRatio;
import io.aftershock.monitor.account.AccountNames;
import io.aftershock.monitor.account.AccountPlace;
import io.aftershock.monitor.check.Policy;
import io.aftershock.monitor.ingest.Tally;
import io.aftershock.monitor.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The final counts of each account and window, printed once, when rows can no longer arrive that belong to it.
 *
 * <p>Panes are a growing list and not a ring: in catch-up rows of many minutes come at once.
 */
public final class ErrorRatioWindows extends KeyedProcessFunction<String, Signal, ErrorRatio> {

    private static final long serialVersionUID = 1L;

    private final WindowSpec spec;
    private final Policy policy;

    private transient Finality finality;
    private transient MapState<String, List<Pane>> panesByAccount;
    private transient AccountNames names;
    private transient Tally.Counters counters;

    public ErrorRatioWindows(WindowSpec spec, Policy policy) {
        this.spec = spec;
        this.policy = policy;
    }

    @Override
    public void open(OpenContext context) {
        finality = new Finality(spec, policy, getRuntimeContext());
        panesByAccount = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("panes", Types.STRING, Types.LIST(TypeInformation.of(Pane.class))));
        names = AccountNames.of(getRuntimeContext());
        counters = new Tally.Counters(getRuntimeContext(), Tally.LATE);
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<ErrorRatio> out) throws Exception {
        finality.hear(signal);
        names.take(signal);
        switch (signal.kind()) {
            case CALL -> count(Objects.requireNonNull(signal.call()), signal);
            case CALL_MOVED -> recount(Objects.requireNonNull(signal.call()), signal);
            case TICK -> {
                long end = finality.printableEnd(signal.cluster(), signal.atMillis());
                if (end > finality.printedEnd()) {
                    print(signal.cluster(), end, Long.MAX_VALUE, out);
                }
            }
            case END -> print(signal.cluster(), Long.MAX_VALUE, signal.atMillis(), out);
            default -> {}
        }
    }

    private void count(ApiCall call, Signal signal) throws Exception {
        long paneStart = spec.paneStart(signal.atMillis());
        long printedEnd = finality.printedEnd();
        if (paneStart + spec.slideMillis() <= printedEnd) {
            // Some window that it belongs to has been printed; those that have not still count it.
            counters.add(Tally.LATE, signal.cluster());
            if (paneStart + spec.sizeMillis() <= printedEnd) {
                return;
            }
        }
        String key = AccountPlace.key(signal, call.account());
        List<Pane> panes = panesByAccount.get(key);
        if (panes == null) {
            panes = new ArrayList<>();
        }
        paneAt(panes, paneStart).count(call, signal.calls());
        panesByAccount.put(key, panes);
    }

    /** What has been printed stays as it is; the answer that moved the call has been counted as late. */
    private void recount(ApiCall call, Signal signal) throws Exception {
        long paneStart = spec.paneStart(signal.atMillis());
        String key = AccountPlace.key(signal, call.account());
        List<Pane> panes = panesByAccount.get(key);
        if (panes != null && paneStart + spec.sizeMillis() > finality.printedEnd()) {
            paneAt(panes, paneStart).recount(call, signal.calls());
            panesByAccount.put(key, panes);
        }
    }

    /** Rows come nearly in order, so the pane is nearly always the last. */
    private static Pane paneAt(List<Pane> panes, long startMillis) {
        int place = panes.size();
        while (place > 0 && panes.get(place - 1).startMillis > startMillis) {
            place--;
        }
        if (place > 0 && panes.get(place - 1).startMillis == startMillis) {
            return panes.get(place - 1);
        }
        Pane pane = new Pane(startMillis);
        panes.add(place, pane);
        return pane;
    }

    /** Prints the windows of all accounts that end after those printed before, and no later than {@code lastEnd}. */
    private void print(String cluster, long lastEnd, long clockEnd, Collector<ErrorRatio> out) throws Exception {
        Finality.Complete complete = finality.complete(cluster, clockEnd);
        Map<String, List<Pane>> kept = new HashMap<>();
        List<String> emptied = new ArrayList<>();
        for (Map.Entry<String, List<Pane>> entry : panesByAccount.entries()) {
            List<Pane> panes = entry.getValue();
            printAccount(cluster, AccountPlace.of(entry.getKey()), panes, complete, lastEnd, out);
            panes.removeIf(pane -> pane.startMillis + spec.sizeMillis() <= lastEnd);
            if (panes.isEmpty()) {
                emptied.add(entry.getKey());
            } else {
                kept.put(entry.getKey(), panes);
            }
        }
        panesByAccount.putAll(kept);
        for (String account : emptied) {
            panesByAccount.remove(account);
        }
        finality.printedTo(lastEnd);
    }

    private void printAccount(
            String cluster,
            AccountPlace place,
            List<Pane> panes,
            Finality.Complete complete,
            long lastEnd,
            Collector<ErrorRatio> out)
            throws Exception {
        long firstEnd = panes.get(0).startMillis + spec.slideMillis();
        long printedEnd = finality.printedEnd();
        if (printedEnd != Long.MIN_VALUE) {
            firstEnd = Math.max(firstEnd, printedEnd + spec.slideMillis());
        }
        long accountEnd = Math.min(lastEnd, panes.get(panes.size() - 1).startMillis + spec.sizeMillis());
        for (long end = firstEnd; end <= accountEnd; end += spec.slideMillis()) {
            long start = end - spec.sizeMillis();
            Pane sum = new Pane(start);
            for (Pane pane : panes) {
                if (pane.startMillis >= start && pane.startMillis < end) {
                    sum.add(pane);
                }
            }
            if (sum.requests > 0) {
                String name = names.of(place.account(), end);
                out.collect(
                        ratio(place.clusterIn(cluster), place.account(), name, sum, end, complete.test(start, end)));
            }
        }
    }

    private static ErrorRatio ratio(
            String cluster, String account, @Nullable String name, Pane sum, long endMillis, boolean complete) {
        return new ErrorRatio(
                cluster,
                account,
                sum.startMillis,
                endMillis,
                sum.requests,
                sum.errors,
                sum.calls,
                sum.failedCalls,
                sum.ownRequests,
                sum.byClass,
                sum.byCode,
                complete,
                name);
    }
}
