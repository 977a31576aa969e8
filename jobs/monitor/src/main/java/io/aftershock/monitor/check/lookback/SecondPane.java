package io.aftershock.monitor.check.lookback;

import io.aftershock.model.api.ApiCall;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of one account in one second; public fields for Flink's serializer. */
public final class SecondPane {

    /** More kinds of calls than this in one second are counted as one, so that no client can fill the memory. */
    private static final int MAX_KEYS = 1_000;

    public long second;
    public long calls;
    public long serviceFaults;
    public long clientFaults;
    public Map<CallKey, Long> byKey = new HashMap<>();

    public SecondPane() {}

    SecondPane(long second) {
        this.second = second;
    }

    /** Counts one call more or less. */
    void count(ApiCall call, int change) {
        calls += change;
        if (call.failed()) {
            if (call.errorClass().isServiceFault()) {
                serviceFaults += change;
            } else {
                clientFaults += change;
            }
        }
        CallKey key = new CallKey(call.operation(), call.errCode(), call.client(), call.stream());
        boolean fits = byKey.size() < MAX_KEYS || byKey.containsKey(key);
        byKey.merge(fits ? key : new CallKey("(others)", call.errCode(), null, null), (long) change, SecondPane::sum);
    }

    /** What is taken away again leaves no entry. */
    private static @Nullable Long sum(long count, long change) {
        return count + change == 0 ? null : Long.valueOf(count + change);
    }
}
