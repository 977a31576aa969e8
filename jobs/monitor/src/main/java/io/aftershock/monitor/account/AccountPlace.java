package io.aftershock.monitor.account;

import io.aftershock.monitor.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * An account, and in a supercluster the NATS cluster in which its clients are: what calls are counted by.
 *
 * @param home null where the entry of the fleet is one cluster
 */
public record AccountPlace(@Nullable String home, String account) {

    /** No cluster that a configuration names has a line break in it; an account may. */
    private static final char SEPARATOR = '\n';

    /** The key of a call's place in state; no other than the account where there is only one place. */
    public static String key(Signal signal, String account) {
        return key(signal.home(), account);
    }

    /** The key of a place in state. */
    public static String key(@Nullable String home, String account) {
        if (home == null && account.indexOf(SEPARATOR) < 0) {
            return account;
        }
        return (home == null ? "" : home) + SEPARATOR + account;
    }

    /** The place of a key. */
    public static AccountPlace of(String key) {
        int end = key.indexOf(SEPARATOR);
        if (end < 0) {
            return new AccountPlace(null, key);
        }
        return new AccountPlace(end == 0 ? null : key.substring(0, end), key.substring(end + 1));
    }

    /** The cluster that findings name. */
    public String clusterIn(String entry) {
        return home == null ? entry : home;
    }
}
