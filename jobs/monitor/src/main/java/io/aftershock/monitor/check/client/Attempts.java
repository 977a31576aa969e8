package io.aftershock.monitor.check.client;

import io.aftershock.monitor.check.lookback.CallKey;
import io.aftershock.monitor.check.lookback.CallPane;
import io.aftershock.monitor.check.lookback.LookBack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one client asked of one stream, or of the account, by one operation: how often in each second it failed.
 *
 * <p>Nobody can tell from an audit whether a call is a retry. Calls of one client for the same thing are taken for it; a
 * client that asks for a thousand streams which are not there asks for each once.
 */
public final class Attempts {

    /** What is usual is learned from as long before the look-back. */
    public static final int USUAL_SECONDS = 60;

    private final What what;
    private final long fromSecond;
    private final long[] failed;
    private final long[] succeeded;
    private final Map<Integer, Long> codes = new HashMap<>();
    private long succeededBefore;

    private Attempts(What what, long fromSecond, int seconds) {
        this.what = what;
        this.fromSecond = fromSecond;
        this.failed = new long[seconds];
        this.succeeded = new long[seconds];
    }

    /** Who wants what. */
    public record What(
            String client, String operation, @Nullable String stream) {}

    /** Of the clients of an account all that failed within {@code [nowMillis − lookbackSeconds, nowMillis)}. */
    public static List<Attempts> of(LookBack lookBack, long nowMillis, int lookbackSeconds) {
        long to = Math.floorDiv(nowMillis, 1_000);
        long from = to - lookbackSeconds;
        Map<What, Attempts> all = new HashMap<>();
        for (CallPane pane : lookBack.panes) {
            if (pane.second >= from - USUAL_SECONDS && pane.second < to) {
                pane.byKey.forEach((key, calls) -> add(all, key, calls, pane.second, from, lookbackSeconds));
            }
        }
        return all.values().stream().filter(each -> !each.codes.isEmpty()).toList();
    }

    private static void add(
            Map<What, Attempts> all, CallKey key, long calls, long second, long from, int lookbackSeconds) {
        if (key.client() != null) {
            all.computeIfAbsent(
                            new What(key.client(), key.operation(), key.stream()),
                            what -> new Attempts(what, from, lookbackSeconds))
                    .count(second, key.errCode(), calls);
        }
    }

    private void count(long second, int errCode, long calls) {
        int place = (int) (second - fromSecond);
        if (place < 0) {
            succeededBefore += errCode == 0 ? calls : 0;
        } else if (errCode == 0) {
            succeeded[place] += calls;
        } else {
            failed[place] += calls;
            codes.merge(errCode, calls, Long::sum);
        }
    }

    public What what() {
        return what;
    }

    /** Successful calls a second before the look-back. */
    double usualRate() {
        return (double) succeededBefore / USUAL_SECONDS;
    }

    /** The seconds of the look-back in which a call failed, from the first to the last, as places; empty for none. */
    List<Integer> failingSeconds() {
        List<Integer> seconds = new ArrayList<>();
        for (int i = 0; i < failed.length; i++) {
            if (failed[i] > 0) {
                seconds.add(i);
            }
        }
        return seconds;
    }

    int seconds() {
        return failed.length;
    }

    long failed(int from, int to) {
        return sum(failed, from, to);
    }

    long succeeded(int from, int to) {
        return sum(succeeded, from, to);
    }

    /** What most of them failed with; of two alike the lower. */
    int leadingCode() {
        return codes.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue()
                        .thenComparing(Map.Entry.<Integer, Long>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    private static long sum(long[] counts, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += counts[i];
        }
        return sum;
    }
}
