package io.aftershock.monitor.metric;

import io.aftershock.monitor.metric.JobMetric.Label;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * The metric groups of one operator, by cluster and account.
 *
 * <p>Flink forgets no metric before the task ends. So of each cluster only the first {@value #ACCOUNTS} accounts get a group
 * of their own; all others share one, and it is told how many these are.
 *
 * @param <T> what is counted of an account
 */
final class AccountGroups<T> {

    /** As many as the exporter tells apart unless configured. */
    static final int ACCOUNTS = 200;

    static final String OTHERS = "(others)";

    private final MetricGroup operator;
    private final BiFunction<String, MetricGroup, T> register;
    private final Map<String, OfCluster> clusters = new HashMap<>();

    /** @param register makes, of the name of a cluster and the group of an account, what is counted there */
    AccountGroups(MetricGroup operator, BiFunction<String, MetricGroup, T> register) {
        this.operator = operator;
        this.register = register;
    }

    /** What is counted of an account; the empty name for the cluster as a whole. */
    T of(String cluster, String account) {
        return clusters.computeIfAbsent(cluster, OfCluster::new).of(account);
    }

    private final class OfCluster {

        private final String cluster;
        private final MetricGroup group;
        private final Map<String, T> named = new HashMap<>();
        private final Set<String> others = new HashSet<>();

        /** Read by the reporter, by a thread of its own. */
        private volatile int overflowed;

        OfCluster(String cluster) {
            this.cluster = cluster;
            group = operator.addGroup(Label.CLUSTER, cluster);
            group.<Integer, Gauge<Integer>>gauge(JobMetric.ACCOUNTS_OVERFLOWED.key(), () -> overflowed);
        }

        T of(String account) {
            T known = named.get(account);
            if (known != null) {
                return known;
            }
            // The cluster as a whole takes no account's place.
            if (account.isEmpty() || named.size() - (named.containsKey("") ? 1 : 0) < ACCOUNTS) {
                return named.computeIfAbsent(account, this::register);
            }
            if (others.add(account)) {
                overflowed = others.size();
            }
            return named.computeIfAbsent(OTHERS, this::register);
        }

        private T register(String account) {
            return register.apply(cluster, group.addGroup(Label.ACCOUNT, account));
        }
    }
}
