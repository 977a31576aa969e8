package io.aftershock.connectors.jsz.system;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The servers of which a word is due in each round: those of the configuration, and all that ever answered. */
final class KnownServers {

    private final Set<String> names = new ConcurrentSkipListSet<>();

    KnownServers(Collection<String> configured) {
        names.addAll(configured);
    }

    void add(String name) {
        names.add(name);
    }

    Set<String> names() {
        return Set.copyOf(names);
    }
}
