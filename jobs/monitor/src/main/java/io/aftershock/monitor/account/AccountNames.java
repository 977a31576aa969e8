package io.aftershock.monitor.account;

import io.aftershock.monitor.signal.Signal;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The names of a cluster's accounts, as a stage keeps them.
 *
 * <p>In operator mode an account is a public key; its name stands in {@code /jsz} and in the account's connection events
 * alone.
 */
public final class AccountNames {

    /** More accounts than this in one cluster go by their keys. */
    private static final int MAX_NAMES = 200_000;

    private final MapState<String, KnownName> names;
    private final ValueState<Integer> count;

    private AccountNames(MapState<String, KnownName> names, ValueState<Integer> count) {
        this.names = names;
        this.count = count;
    }

    /** The names that a stage keeps by the key of its signals. */
    public static AccountNames of(RuntimeContext context) {
        return new AccountNames(
                context.getMapState(
                        new MapStateDescriptor<>("account-names", Types.STRING, TypeInformation.of(KnownName.class))),
                context.getState(new ValueStateDescriptor<>("account-names-count", Types.INT)));
    }

    /** Takes in the names that a signal tells. */
    public void take(Signal signal) throws Exception {
        for (Map.Entry<String, String> told : signal.accountNames().entrySet()) {
            take(told.getKey(), told.getValue(), signal.atMillis());
        }
    }

    private void take(String account, String name, long atMillis) throws Exception {
        KnownName known = names.get(account);
        if (known != null) {
            if (!known.holds(name, atMillis)) {
                names.put(account, known.told(name, atMillis));
            }
            return;
        }
        int size = count.value() == null ? 0 : count.value();
        if (size < MAX_NAMES) {
            names.put(account, new KnownName(name, atMillis, atMillis));
            count.update(size + 1);
        }
    }

    /** The name of an account; null if none was told. */
    public @Nullable String of(String account) throws Exception {
        return of(account, Long.MAX_VALUE);
    }

    /** The name of an account if it was told before a time, so that a record does not depend on when it is made. */
    public @Nullable String of(String account, long beforeMillis) throws Exception {
        KnownName known = names.get(account);
        return known == null || known.sinceMillis() >= beforeMillis ? null : known.name();
    }
}
