package io.aftershock.monitor.window;

import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.monitor.check.BlindTolerance;
import io.aftershock.monitor.check.Policy;
import io.aftershock.monitor.check.PolicyInForce;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.coverage.CoverageLookBack;
import io.aftershock.monitor.coverage.Tolerance;
import io.aftershock.monitor.signal.Signal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Up to when the windows of a cluster are final, and which of them are complete: what everything shares that counts calls
 * in windows.
 */
public final class Finality {

    private final WindowSpec spec;
    private final PolicyInForce policies;
    private final ValueState<WindowProgress> progressState;
    private final ValueState<CoverageLookBack> coverageState;
    private Thresholds thresholds;

    /** In the state of an operator. */
    public Finality(WindowSpec spec, Policy policy, RuntimeContext context) {
        this.spec = spec;
        policies = new PolicyInForce(policy);
        thresholds = policy.thresholds();
        progressState =
                context.getState(new ValueStateDescriptor<>("progress", TypeInformation.of(WindowProgress.class)));
        coverageState =
                context.getState(new ValueStateDescriptor<>("coverage", TypeInformation.of(CoverageLookBack.class)));
    }

    /** Which of a cluster's windows are complete, as known now. */
    public interface Complete {
        boolean test(long startMillis, long endMillis);
    }

    /** Takes in what a signal says of gaps and coverage; to be told each before anything is asked. */
    public void hear(Signal signal) throws Exception {
        thresholds = policies.at(signal).thresholds();
        WindowProgress progress = progressState.value();
        if (isOfStream(signal) && progress.endsGap(signal.atMillis())) {
            progress = progress.withGapTo(signal.atMillis());
            progressState.update(progress);
        }
        if (progress != null && progress.beginsBefore(signal.atMillis(), spec.allowanceMillis())) {
            progressState.update(progress.startedAt(signal.atMillis()));
        }
        switch (signal.kind()) {
            case START -> progressState.update(WindowProgress.startingAt(signal.atMillis()));
            case COVERAGE -> {
                CoverageLookBack coverage = coverage();
                coverage.hear(Objects.requireNonNull(signal.coverage()));
                // Windows wait for a span at most as long as for late rows.
                coverage.forgetBefore(
                        spec.lastFinalEnd(signal.atMillis()) - spec.sizeMillis() - spec.allowanceMillis());
                coverageState.update(coverage);
            }
            case STATUS -> onStatus(signal, Objects.requireNonNull(signal.status()));
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

    /** The end of the windows that were printed last; {@link Long#MIN_VALUE} before the first. */
    public long printedEnd() throws Exception {
        return progressState.value().printedEndMillis();
    }

    /** That windows that end here or before have been printed. */
    public void printedTo(long endMillis) throws Exception {
        progressState.update(progressState.value().printedTo(endMillis));
    }

    /** The last window to print at a tick: one that seems to lack something waits for the end of the span that tells. */
    public long printableEnd(String cluster, long clockMillis) throws Exception {
        long last = spec.lastFinalEnd(clockMillis);
        long firm = coverage().firmTo(clockMillis - spec.allowanceMillis(), spec.allowanceMillis());
        Complete covered = covered(cluster);
        for (long end = spec.paneStart(firm) + spec.slideMillis(); end <= last; end += spec.slideMillis()) {
            if (!covered.test(end - spec.sizeMillis(), end)) {
                return end - spec.slideMillis();
            }
        }
        return last;
    }

    /** Which windows hold all that the servers counted, and end no later than a time. */
    public Complete complete(String cluster, long clockEndMillis) throws Exception {
        WindowProgress progress = progressState.value();
        Complete covered = covered(cluster);
        return (start, end) -> progress.isComplete(start, end) && end <= clockEndMillis && covered.test(start, end);
    }

    /** Whether what the servers counted in a window has arrived; asked once for all accounts. */
    private Complete covered(String cluster) throws Exception {
        CoverageLookBack coverage = coverage();
        Tolerance tolerance = BlindTolerance.of(thresholds, cluster);
        Map<Long, Boolean> byEnd = new HashMap<>();
        return (start, end) ->
                byEnd.computeIfAbsent(end, each -> !tolerance.isExceeded(coverage.shortfall(start, each)));
    }

    private CoverageLookBack coverage() throws Exception {
        CoverageLookBack known = coverageState.value();
        return known == null ? new CoverageLookBack() : known;
    }
}
