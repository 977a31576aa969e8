package io.aftershock.monitor.config.observatory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster whose telemetry observatories take in by leaf node.
 *
 * @param name as its servers call it
 * @param nodes leaf node URLs by the servers' names, in the order of the file
 * @param accounts whose API calls are watched
 * @param operatorMode whether its accounts are JWTs of an operator
 * @param systemAccount its name
 * @param monitoringAccount the account that the leaf nodes bind
 * @param leafCaFile on the observatory's host; null for the host's trust store
 */
public record ObservedCluster(
        String name,
        Map<String, String> nodes,
        List<String> accounts,
        boolean operatorMode,
        String systemAccount,
        String monitoringAccount,
        @Nullable String leafCaFile) {

    public ObservedCluster {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        accounts = List.copyOf(accounts);
    }

    /** The names of its servers. */
    public List<String> nodeNames() {
        return List.copyOf(nodes.keySet());
    }
}
