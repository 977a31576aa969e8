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

    /** Those of the service faults that are of a domain with a name, by that; null for none. */
    public @Nullable Map<String, Long> serviceFaultsByDomain;

    public SecondPane() {}

    SecondPane(long second) {
        this.second = second;
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
        CallKey key = new CallKey(call.operation(), call.errCode(), call.client(), call.stream());
        boolean fits = byKey.size() < MAX_KEYS || byKey.containsKey(key);
        byKey.merge(fits ? key : new CallKey("(others)", call.errCode(), null, null), (long) change, SecondPane::sum);
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

    private void countIn(String domain, int change) {
        if (!domain.isEmpty()) {
            Map<String, Long> known = serviceFaultsByDomain == null ? new HashMap<>() : serviceFaultsByDomain;
            known.merge(domain, (long) change, SecondPane::sum);
            serviceFaultsByDomain = known;
        }
    }

    /** What is taken away again leaves no entry. */
    private static @Nullable Long sum(long count, long change) {
        return count + change == 0 ? null : Long.valueOf(count + change);
    }
}
