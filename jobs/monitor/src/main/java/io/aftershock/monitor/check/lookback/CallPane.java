package io.aftershock.monitor.check.lookback;

import io.aftershock.model.api.ApiCall;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of one account in one second, or in a few that are long ago; public fields for Flink's serializer. */
public final class CallPane {

    /** More kinds of calls than this in one pane are counted as one, so that no client can fill the memory. */
    private static final int MAX_KEYS = 1_000;

    /** The first of its seconds. */
    public long second;

    public int width = 1;
    public long calls;
    public long serviceFaults;
    public long clientFaults;
    public Map<CallKey, Long> byKey = new HashMap<>();

    /** Those of the service faults that are of a domain with a name, by that; null for none. */
    public @Nullable Map<String, Long> serviceFaultsByDomain;

    public CallPane() {}

    CallPane(long second) {
        this.second = second;
    }

    public long startMillis() {
        return second * 1_000;
    }

    public long endMillis() {
        return (second + width) * 1_000;
    }

    boolean holds(long aSecond) {
        return second <= aSecond && aSecond < second + width;
    }

    /** Counts one call more or less. */
    void count(ApiCall call, String domain, int change) {
        calls += change;
        if (call.failed()) {
            if (call.errorClass().isServiceFault()) {
                serviceFaults += change;
                countIn(domain, change);
            } else {
                clientFaults += change;
            }
        }
        count(new CallKey(call.operation(), call.errCode(), call.client(), call.stream()), change);
    }

    /** Takes in the calls of a later pane. */
    void add(CallPane other) {
        calls += other.calls;
        serviceFaults += other.serviceFaults;
        clientFaults += other.clientFaults;
        other.byKey.forEach(this::count);
        if (other.serviceFaultsByDomain != null) {
            other.serviceFaultsByDomain.forEach(this::countIn);
        }
    }

    /** Failures of the cluster in one JetStream domain; the empty name is that of the servers without one. */
    public long serviceFaultsIn(String domain) {
        if (serviceFaultsByDomain == null) {
            return domain.isEmpty() ? serviceFaults : 0;
        }
        return domain.isEmpty()
                ? serviceFaults
                        - serviceFaultsByDomain.values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                : serviceFaultsByDomain.getOrDefault(domain, 0L);
    }

    private void countIn(String domain, long change) {
        if (!domain.isEmpty()) {
            Map<String, Long> known = serviceFaultsByDomain == null ? new HashMap<>() : serviceFaultsByDomain;
            known.merge(domain, change, CallPane::sum);
            serviceFaultsByDomain = known;
        }
    }

    private void count(CallKey key, long change) {
        boolean fits = byKey.size() < MAX_KEYS || byKey.containsKey(key);
        byKey.merge(fits ? key : new CallKey("(others)", key.errCode(), null, null), change, CallPane::sum);
    }

    /** What is taken away again leaves no entry. */
    private static @Nullable Long sum(long count, long change) {
        return count + change == 0 ? null : Long.valueOf(count + change);
    }
}
