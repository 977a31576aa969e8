package io.aftershock.monitor.check.client;

import io.aftershock.model.api.ApiCall;
import io.aftershock.monitor.check.client.NewErrorRule.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Which errors the accounts of a cluster have had, as a stage keeps them: an account costs its codes, not its calls. */
public final class NewErrors {

    /** In more accounts than this of one cluster no error is ever new. */
    private static final int MAX_ACCOUNTS = 200_000;

    private final MapState<String, ErrorHistory> histories;
    private final ValueState<Integer> count;

    /**
     * New errors.
     *
     * @param codes by {@code err_code}, since when
     * @param watchedMillis since when the account is watched
     */
    public record Recent(SortedMap<Integer, Long> codes, long watchedMillis) {

        static final Recent NONE = new Recent(new TreeMap<>(), 0);

        Recent(Map<Integer, Long> codes, long watchedMillis) {
            this(new TreeMap<>(codes), watchedMillis);
        }
    }

    private NewErrors(RuntimeContext context) {
        histories = context.getMapState(
                new MapStateDescriptor<>("error-histories", Types.STRING, TypeInformation.of(ErrorHistory.class)));
        count = context.getState(new ValueStateDescriptor<>("error-histories-count", Types.INT));
    }

    /** The errors that a stage keeps by the key of its signals. */
    public static NewErrors of(RuntimeContext context) {
        return new NewErrors(context);
    }

    /** Begins to watch an account that calls, unless it is watched. */
    public void hear(String account, long atMillis) throws Exception {
        ErrorHistory known = histories.get(account);
        if (known != null) {
            known.usedMillis = Math.max(known.usedMillis, atMillis);
            histories.put(account, known);
        } else if (size() < MAX_ACCOUNTS) {
            histories.put(account, new ErrorHistory(atMillis));
            count.update(size() + 1);
        }
    }

    /** Notes a call that failed. */
    public void take(String account, ApiCall call, long atMillis, Limits limits) throws Exception {
        ErrorHistory history = NewErrorRule.concerns(call.errorClass()) ? histories.get(account) : null;
        if (history != null && history.note(call.errCode(), atMillis, limits)) {
            histories.put(account, history);
        }
    }

    /** The errors of an account that are new. */
    public Recent of(String account, long nowMillis, Limits limits) throws Exception {
        ErrorHistory history = histories.get(account);
        if (history == null || history.newMillis.isEmpty()) {
            return Recent.NONE;
        }
        Recent recent = new Recent(history.recent(nowMillis, limits.tellMillis()), history.sinceMillis);
        histories.put(account, history);
        return recent;
    }

    /** Forgets what is long ago; seldom, since it looks at every account that ever called. */
    public void sweep(long nowMillis, long memoryMillis, MapState<String, ?> inUse) throws Exception {
        List<String> gone = new ArrayList<>();
        for (Map.Entry<String, ErrorHistory> entry : histories.entries()) {
            ErrorHistory history = entry.getValue();
            if (inUse.contains(entry.getKey())) {
                history.usedMillis = nowMillis;
            }
            history.forgetBefore(nowMillis - memoryMillis);
            entry.setValue(history);
            if (history.usedMillis < nowMillis - memoryMillis) {
                gone.add(entry.getKey());
            }
        }
        for (String account : gone) {
            histories.remove(account);
        }
        count.update(size() - gone.size());
    }

    private int size() throws Exception {
        Integer known = count.value();
        return known == null ? 0 : known;
    }
}
