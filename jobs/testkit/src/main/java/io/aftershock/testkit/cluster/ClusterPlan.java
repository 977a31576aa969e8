package io.aftershock.testkit.cluster;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a cluster is to be.
 *
 * @param name the cluster's name
 * @param size how many servers it has
 * @param tenants its accounts beside SYS and MON
 * @param cuttable whether its routes go through proxies, so that {@link NatsCluster#link} can cut them
 */
public record ClusterPlan(String name, int size, List<Tenant> tenants, boolean cuttable) {

    /** Three servers, three tenants, one of them with tight limits. */
    public static ClusterPlan named(String name) {
        return new ClusterPlan(name, 3, List.of(Tenant.ACME, Tenant.BETA, Tenant.CORP), false);
    }

    /** The same with links that can be cut. */
    public ClusterPlan cuttableLinks() {
        return new ClusterPlan(name, size, tenants, true);
    }

    /** The names of its servers: n1, n2, n3. */
    List<String> nodes() {
        return IntStream.rangeClosed(1, size).mapToObj(i -> "n" + i).toList();
    }
}
