package io.aftershock.monitor.window;

import io.aftershock.model.api.ApiCall;
import java.util.HashMap;
import java.util.Map;

/** The counts of one account in one slide; windows are sums of panes. */
public final class Pane {

    /** Public for Flink's serializer, as are the other fields. */
    public long startMillis;

    public long requests;
    public long errors;
    public long calls;
    public long failedCalls;
    public long ownRequests;
    public Map<String, Long> byClass = new HashMap<>();
    public Map<String, Long> byCode = new HashMap<>();

    public Pane() {}

    Pane(long startMillis) {
        this.startMillis = startMillis;
    }

    /** Counts an answer, and the call if it is the first to it. */
    void count(ApiCall call, int change) {
        if (call.own()) {
            ownRequests++;
            return;
        }
        requests++;
        recount(call, change);
        if (call.failed()) {
            errors++;
            byClass.merge(call.errorClass().label(), 1L, Long::sum);
            byCode.merge(Integer.toString(call.errCode()), 1L, Long::sum);
        }
    }

    /** Counts calls alone. */
    void recount(ApiCall call, int change) {
        calls += change;
        failedCalls += call.failed() ? change : 0;
    }

    void add(Pane other) {
        requests += other.requests;
        errors += other.errors;
        calls += other.calls;
        failedCalls += other.failedCalls;
        ownRequests += other.ownRequests;
        other.byClass.forEach((name, count) -> byClass.merge(name, count, Long::sum));
        other.byCode.forEach((name, count) -> byCode.merge(name, count, Long::sum));
    }
}
