package io.aftershock.testkit.workload;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.cluster.NatsCluster;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts of the audit advisories that MON has received, by account and error code, as {@code BETA 10059} or {@code BETA ok}. */
final class AuditTally implements AutoCloseable {

    private static final Pattern ERROR_CODE = Pattern.compile("\\\\\"err_code\\\\\":(\\d+)");

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final NatsSession monitoring;

    AuditTally(NatsCluster cluster) {
        monitoring = cluster.connect("MON", "aftershock-test");
        monitoring
                .connection()
                .createDispatcher(advisory -> {
                    String account = advisory.getSubject().split("\\.")[1];
                    Matcher code = ERROR_CODE.matcher(new String(advisory.getData(), StandardCharsets.UTF_8));
                    counts.merge(account + " " + (code.find() ? code.group(1) : "ok"), 1, Integer::sum);
                })
                .subscribe("adv.*.API");
    }

    int count(String key) {
        return counts.getOrDefault(key, 0);
    }

    Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    @Override
    public void close() {
        monitoring.close();
    }
}
