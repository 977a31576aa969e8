package io.aftershock.monitor.election;

import io.aftershock.monitor.signal.LeaderElected;
import org.jspecify.annotations.Nullable;

/** The names of Raft groups, as keys of state and parts of ids. */
final class Asset {

    /** The meta group; the key of every asset has a slash. */
    static final String META = "meta";

    private Asset() {}

    static String key(@Nullable String account, @Nullable String stream, @Nullable String consumer) {
        String key = account + "/" + stream;
        return consumer == null ? key : key + "/" + consumer;
    }

    /** Domains have meta groups and assets of their own, which may have the names of others. */
    static String in(@Nullable String domain, String key) {
        return domain == null ? key : domain + ":" + key;
    }

    /** The name without its domain, as ids have it. */
    static String nameOf(LeaderElected elected) {
        return switch (elected.scope()) {
            case META -> META;
            case STREAM, CONSUMER -> key(elected.account(), elected.stream(), elected.consumer());
        };
    }

    static String keyOf(LeaderElected elected) {
        return in(elected.domain(), nameOf(elected));
    }
}
