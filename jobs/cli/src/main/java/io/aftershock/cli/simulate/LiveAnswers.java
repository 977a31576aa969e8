package io.aftershock.cli.simulate;

import io.aftershock.connectors.jsz.row.ErrorBody;
import io.aftershock.model.telemetry.TelemetryRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the servers of simulated clusters answer to polls at present.
 *
 * <p>A request is {@code fleet.CLUSTER.mon.ping.jsz}, or {@code fleet.CLUSTER.mon.NODE.ping.healthz} through one server, as
 * an observatory imports it.
 */
final class LiveAnswers {

    private static final String PING = ".ping.";

    /** By cluster and request, and in it by server. */
    private final Map<String, Map<String, TelemetryRow>> latest = new ConcurrentHashMap<>();

    /** Which requests of a cluster are answered. */
    static String requestsOf(String cluster) {
        return prefix(cluster) + ">";
    }

    /** Takes in what a server answers from now on, or that it does not. */
    void take(TelemetryRow row) {
        String request = row.subject().substring(row.subject().lastIndexOf('.') + 1);
        latest.computeIfAbsent(key(row.cluster(), request), key -> new ConcurrentHashMap<>())
                .put(String.valueOf(row.node()), row);
    }

    /** The answers to a request, by the names of the servers; empty if it is none. */
    List<byte[]> to(String cluster, String subject) {
        int ping = subject.lastIndexOf(PING);
        if (ping < 0) {
            return List.of();
        }
        int prefix = prefix(cluster).length();
        String through = ping < prefix ? "" : subject.substring(prefix, ping);
        String request = subject.substring(ping + PING.length());
        return new TreeMap<>(latest.getOrDefault(key(cluster, request), Map.of()))
                .values().stream()
                        .filter(row -> !ErrorBody.isIn(row.data()))
                        .filter(row -> through.isEmpty()
                                || row.via().isEmpty()
                                || row.via().contains(through))
                        .map(TelemetryRow::data)
                        .toList();
    }

    private static String prefix(String cluster) {
        return "fleet." + cluster + ".mon.";
    }

    private static String key(String cluster, String request) {
        return cluster + "/" + request.toUpperCase(Locale.ROOT);
    }
}
