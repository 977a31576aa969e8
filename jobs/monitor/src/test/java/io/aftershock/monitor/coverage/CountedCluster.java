package io.aftershock.monitor.coverage;

import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.FakeCluster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A cluster of two servers that count two calls a second each, and say so each 5 s. */
final class CountedCluster {

    private static final List<String> SERVERS = List.of("n1", "n2");

    final FakeCluster cluster = new FakeCluster("east");
    private final Map<String, Long> totals = new HashMap<>();
    private final Map<String, String> processes = new HashMap<>(Map.of("n1", "n1-1", "n2", "n2-1"));
    private final Map<String, Long> accounts = new HashMap<>();
    private int second;

    /** Whether an audit never arrives. */
    interface Loss {
        boolean loses(String server, int second, int half);
    }

    static final Loss NONE = (server, second, half) -> false;

    /** Goes on until a second, with a loss of some audits. */
    CountedCluster until(int end, Loss loss) {
        while (second < end) {
            for (int half = 0; half < 2; half++) {
                for (String server : SERVERS) {
                    totals.merge(server, 1L, Long::sum);
                    double at = second + 0.1 + half * 0.5;
                    if (!loss.loses(server, second, half)) {
                        cluster.answer(at, at, "ACME", server);
                    }
                }
            }
            second++;
            cluster.status(second, io.aftershock.model.telemetry.SourceStatus.Condition.CAUGHT_UP);
            if (second % 5 == 0) {
                SERVERS.forEach(this::poll);
            }
        }
        return this;
    }

    CountedCluster until(int end) {
        return until(end, NONE);
    }

    /** Calls that both servers count for an account, whether or not anything of them arrives. */
    CountedCluster callUnseen(String account, int callsByServer) {
        SERVERS.forEach(server -> totals.merge(server, (long) callsByServer, Long::sum));
        accounts.merge(account, 2L * callsByServer, Long::sum);
        return this;
    }

    /** A new process, which counts from zero. */
    CountedCluster restart(String server) {
        processes.merge(server, "x", String::concat);
        totals.put(server, 0L);
        return this;
    }

    /** The same process says another total. */
    CountedCluster counts(String server, long total) {
        totals.put(server, total);
        return this;
    }

    CountedCluster lameDuck(String server) {
        cluster.jsz(
                second,
                server,
                "\"server_id\":\"" + processes.get(server) + "\",\"disabled\":true,\"api\":{\"total\":0}");
        return this;
    }

    List<TelemetryRow> rows() {
        return cluster.toTheEnd();
    }

    private void poll(String server) {
        StringBuilder details = new StringBuilder();
        accounts.forEach((account, total) -> details.append(details.isEmpty() ? "" : ",")
                .append("{\"name\":\"" + account + "\",\"id\":\"" + account + "\",\"api\":{\"total\":" + total + "}}"));
        cluster.jsz(
                second,
                server,
                "\"server_id\":\"" + processes.get(server) + "\",\"api\":{\"total\":" + totals.getOrDefault(server, 0L)
                        + "},\"account_details\":[" + details + "]");
    }
}
