package io.aftershock.monitor.check;

import io.aftershock.monitor.policy.LivePolicy;
import io.aftershock.monitor.signal.Signal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The policy that holds for each cluster: the configuration's, with what the signals of that cluster have told since.
 *
 * <p>It is no state: each run tells it anew before the first signal that is to be judged by it.
 */
public final class PolicyInForce {

    private final Policy configured;
    private final Map<String, Policy> told = new HashMap<>();
    private @Nullable LivePolicy latest;
    private Policy combined;

    /** Nothing has been told yet. */
    public PolicyInForce(Policy configured) {
        this.configured = configured;
        this.combined = configured;
    }

    /** What holds for the cluster of a signal, and all that follow it. */
    public Policy at(Signal signal) {
        LivePolicy live = signal.policy();
        if (live != null) {
            if (!live.equals(latest)) {
                latest = live;
                combined = configured.with(live);
            }
            told.put(signal.cluster(), combined);
        }
        return told.isEmpty() ? configured : told.getOrDefault(signal.cluster(), configured);
    }
}
