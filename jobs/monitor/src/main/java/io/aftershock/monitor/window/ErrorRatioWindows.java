package io.aftershock.monitor.window;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.window.ErrorRatio;
import io.aftershock.monitor.account.AccountNames;
import io.aftershock.monitor.account.AccountPlace;
import io.aftershock.monitor.check.BlindTolerance;
import io.aftershock.monitor.check.Policy;
import io.aftershock.monitor.check.PolicyInForce;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.coverage.CoverageLookBack;
import io.aftershock.monitor.coverage.Tolerance;
import io.aftershock.monitor.ingest.Tally;
import io.aftershock.monitor.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
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

    private transient Thresholds thresholds;
    private transient PolicyInForce policies;
    private transient MapState<String, List<Pane>> panesByAccount;
    private transient AccountNames names;
    private transient ValueState<WindowProgress> progressState;
    private transient ValueState<CoverageLookBack> coverageState;
    private transient Tally.Counters counters;

    public ErrorRatioWindows(WindowSpec spec, Policy policy) {
        this.spec = spec;
        this.policy = policy;
    }

    @Override
    public void open(OpenContext context) {
        policies = new PolicyInForce(policy);
        thresholds = policy.thresholds();
        panesByAccount = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("panes", Types.STRING, Types.LIST(TypeInformation.of(Pane.class))));
        names = AccountNames.of(getRuntimeContext());
        progressState = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("progress", TypeInformation.of(WindowProgress.class)));
        coverageState = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("coverage", TypeInformation.of(CoverageLookBack.class)));
        counters = new Tally.Counters(getRuntimeContext(), Tally.LATE);
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<ErrorRatio> out) throws Exception {
        thresholds = policies.at(signal).thresholds();
        names.take(signal);
        WindowProgress progress = progressState.value();
        if (isOfStream(signal) && progress.endsGap(signal.atMillis())) {
            progress = progress.withGapTo(signal.atMillis());
            progressState.update(progress);
        }
        if (progress != null && progress.beginsBefore(signal.atMillis(), spec.allowanceMillis())) {
            progress = progress.startedAt(signal.atMillis());
            progressState.update(progress);
        }
        switch (signal.kind()) {
            case START -> progressState.update(WindowProgress.startingAt(signal.atMillis()));
            case CALL -> count(Objects.requireNonNull(signal.call()), signal, progress);
            case CALL_MOVED -> recount(Objects.requireNonNull(signal.call()), signal, progress);
            case TICK -> {
                long end = printableEnd(signal.cluster(), signal.atMillis());
                if (end > progress.printedEndMillis()) {
                    print(signal.cluster(), progress, end, Long.MAX_VALUE, out);
                    progressState.update(progress.printedTo(end));
                }
            }
            case COVERAGE -> {
                CoverageLookBack coverage = coverage();
                coverage.hear(Objects.requireNonNull(signal.coverage()));
                // Windows wait for a span at most as long as for late rows.
                coverage.forgetBefore(
                        spec.lastFinalEnd(signal.atMillis()) - spec.sizeMillis() - spec.allowanceMillis());
                coverageState.update(coverage);
            }
            case STATUS -> onStatus(signal, Objects.requireNonNull(signal.status()));
            case END -> {
                long end = Long.MAX_VALUE;
                print(signal.cluster(), progress, end, signal.atMillis(), out);
                progressState.update(progress.printedTo(end));
            }
            default -> {}
        }
    }

    /** Whether it was stored in a stream, and not polled or made by the clock. */
    private static boolean isOfStream(Signal signal) {
        return switch (signal.kind()) {
            case CALL, LEADER_ELECTED, ASSET_CHANGE, SERVER_EVENT, TIME -> !signal.polled();
            default -> false;
        };
    }

    private void onStatus(Signal signal, SourceStatus status) throws Exception {
        boolean missing = status.condition() == SourceStatus.Condition.GAP
                || status.condition() == SourceStatus.Condition.STREAM_RECREATED;
        if (missing && progressState.value() != null) {
            long openFrom = signal.atMillis() - spec.sizeMillis() - spec.allowanceMillis();
            progressState.update(progressState.value().withGapFrom(signal.atMillis(), openFrom));
        }
    }

    private void count(ApiCall call, Signal signal, WindowProgress progress) throws Exception {
        long paneStart = spec.paneStart(signal.atMillis());
        if (paneStart + spec.slideMillis() <= progress.printedEndMillis()) {
            // Some window that it belongs to has been printed; those that have not still count it.
            counters.add(Tally.LATE, signal.cluster());
            if (paneStart + spec.sizeMillis() <= progress.printedEndMillis()) {
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
    private void recount(ApiCall call, Signal signal, WindowProgress progress) throws Exception {
        long paneStart = spec.paneStart(signal.atMillis());
        String key = AccountPlace.key(signal, call.account());
        List<Pane> panes = panesByAccount.get(key);
        if (panes != null && paneStart + spec.sizeMillis() > progress.printedEndMillis()) {
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

    /** The last window to print: one that seems to lack something waits for the end of the span that tells. */
    private long printableEnd(String cluster, long clockMillis) throws Exception {
        long last = spec.lastFinalEnd(clockMillis);
        long firm = coverage().firmTo(clockMillis - spec.allowanceMillis(), spec.allowanceMillis());
        LongPredicate covered = covered(cluster);
        for (long end = spec.paneStart(firm) + spec.slideMillis(); end <= last; end += spec.slideMillis()) {
            if (!covered.test(end)) {
                return end - spec.slideMillis();
            }
        }
        return last;
    }

    /** Prints the windows of all accounts that end after those printed before, and no later than {@code lastEnd}. */
    private void print(String cluster, WindowProgress progress, long lastEnd, long clockEnd, Collector<ErrorRatio> out)
            throws Exception {
        LongPredicate covered = covered(cluster);
        Map<String, List<Pane>> kept = new HashMap<>();
        List<String> emptied = new ArrayList<>();
        for (Map.Entry<String, List<Pane>> entry : panesByAccount.entries()) {
            List<Pane> panes = entry.getValue();
            printAccount(cluster, AccountPlace.of(entry.getKey()), panes, progress, covered, lastEnd, clockEnd, out);
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
    }

    private void printAccount(
            String cluster,
            AccountPlace place,
            List<Pane> panes,
            WindowProgress progress,
            LongPredicate covered,
            long lastEnd,
            long clockEnd,
            Collector<ErrorRatio> out)
            throws Exception {
        long firstEnd = panes.get(0).startMillis + spec.slideMillis();
        if (progress.printedEndMillis() != Long.MIN_VALUE) {
            firstEnd = Math.max(firstEnd, progress.printedEndMillis() + spec.slideMillis());
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
                boolean complete = progress.isComplete(start, end) && end <= clockEnd && covered.test(end);
                String name = names.of(place.account(), end);
                out.collect(ratio(place.clusterIn(cluster), place.account(), name, sum, end, complete));
            }
        }
    }

    /** Whether what the servers counted in the window of an end has arrived; asked once for all accounts. */
    private LongPredicate covered(String cluster) throws Exception {
        CoverageLookBack coverage = coverage();
        Tolerance tolerance = BlindTolerance.of(thresholds, cluster);
        Map<Long, Boolean> byEnd = new HashMap<>();
        return end -> byEnd.computeIfAbsent(
                end, each -> !tolerance.isExceeded(coverage.shortfall(each - spec.sizeMillis(), each)));
    }

    private CoverageLookBack coverage() throws Exception {
        CoverageLookBack known = coverageState.value();
        return known == null ? new CoverageLookBack() : known;
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
