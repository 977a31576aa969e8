package io.aftershock.monitor.history;

import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.window.ClientMinute;
import io.aftershock.monitor.account.AccountPlace;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** The clients whose calls failed, by minute; those with few failures go without their names. */
final class NoisyClients {

    /** So many clients of an account are named in a minute. */
    static final int NAMED = 20;

    /** More than this is not kept of a cluster: a flood of names ends up in the row without one. */
    static final int MOST_KEPT = 20_000;

    private final MapState<MinuteKey, Long> failed;
    private final ValueState<Integer> kept;

    private NoisyClients(MapState<MinuteKey, Long> failed, ValueState<Integer> kept) {
        this.failed = failed;
        this.kept = kept;
    }

    static NoisyClients of(RuntimeContext context) {
        return new NoisyClients(
                context.getMapState(
                        new MapStateDescriptor<>("clients", TypeInformation.of(MinuteKey.class), Types.LONG)),
                context.getState(new ValueStateDescriptor<>("clients-kept", Types.INT)));
    }

    void count(MinuteKey minute, @Nullable String client, long calls) throws Exception {
        MinuteKey key = minute.by(client == null ? "" : client);
        Long known = failed.get(key);
        if (known == null) {
            int size = kept.value() == null ? 0 : kept.value();
            if (size >= MOST_KEPT) {
                key = minute.by("");
                known = failed.get(key);
            }
            kept.update(known == null ? size + 1 : size);
        }
        failed.put(key, (known == null ? 0 : known) + calls);
    }

    /** Tells of the minutes that begin at a time or before, and forgets them. */
    void tell(String cluster, long lastMinute, Consumer<ClientMinute> out) throws Exception {
        Map<String, Map<MinuteKey, Long>> byMinute = new TreeMap<>();
        for (Map.Entry<MinuteKey, Long> entry : failed.entries()) {
            MinuteKey key = entry.getKey();
            if (key.minuteMillis() <= lastMinute) {
                byMinute.computeIfAbsent(key.minuteMillis() + " " + key.place(), each -> new HashMap<>())
                        .put(key, entry.getValue());
            }
        }
        int told = 0;
        for (Map<MinuteKey, Long> minute : byMinute.values()) {
            withFewNames(minute).forEach((key, calls) -> {
                if (calls > 0) {
                    out.accept(of(cluster, key, calls));
                }
            });
            for (MinuteKey key : minute.keySet()) {
                failed.remove(key);
                told++;
            }
        }
        if (told > 0) {
            kept.update(kept.value() - told);
        }
    }

    private static Map<MinuteKey, Long> withFewNames(Map<MinuteKey, Long> minute) {
        Map<String, Long> byClient = new HashMap<>();
        minute.forEach((key, calls) -> byClient.merge(key.client(), calls, Long::sum));
        List<String> noisiest = byClient.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(NAMED)
                .map(Map.Entry::getKey)
                .toList();
        Set<String> named = new HashSet<>(noisiest);
        Map<MinuteKey, Long> few = new TreeMap<>(MinuteKey.ORDER);
        minute.forEach((key, calls) -> few.merge(named.contains(key.client()) ? key : key.by(""), calls, Long::sum));
        return few;
    }

    private static ClientMinute of(String cluster, MinuteKey key, long calls) {
        AccountPlace place = AccountPlace.of(key.place());
        return new ClientMinute(
                place.clusterIn(cluster),
                place.account(),
                key.minuteMillis(),
                key.client().isEmpty() ? null : key.client(),
                key.operation(),
                ErrorCodes.classify(key.operation(), key.errCode()),
                key.errCode(),
                calls);
    }
}
