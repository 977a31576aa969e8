package io.aftershock.testkit.workload;

import io.aftershock.testkit.cluster.Tenant;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a tenant does with JetStream.
 *
 * @param tenant its account
 * @param stream its one stream, replicated over all servers
 * @param durables the stream's durable consumers
 * @param client what its clients are called, before their number
 * @param clients how many there are
 * @param callsPerSecond API calls and publishes of each client
 * @param createsConsumers whether its clients come and go with consumers of their own: not if the limit is used up
 */
record Business(
        Tenant tenant,
        String stream,
        List<String> durables,
        String client,
        int clients,
        int callsPerSecond,
        boolean createsConsumers) {

    static final Business ORDERS =
            new Business(Tenant.ACME, "ORDERS", List.of("billing", "shipping"), "orders-api", 3, 6, true);
    static final Business LEDGER = new Business(Tenant.BETA, "LEDGER", List.of("audit"), "ledger", 3, 6, true);

    /** Has all the consumers that its account may have. */
    static final Business PARCELS =
            new Business(Tenant.CORP, "PARCELS", List.of("tracking", "labels"), "parcels", 1, 5, false);

    static final List<Business> ALL = List.of(ORDERS, LEDGER, PARCELS);

    String subject() {
        return stream.toLowerCase(Locale.ROOT) + ".placed";
    }

    StreamConfiguration streamConfig(int replicas) {
        return StreamConfiguration.builder()
                .name(stream)
                .subjects(subject())
                .replicas(replicas)
                .maxMessages(10_000)
                .build();
    }

    static ConsumerConfiguration durableConfig(String durable) {
        return ConsumerConfiguration.builder().durable(durable).build();
    }

    static ConsumerConfiguration passingConfig(String name) {
        return ConsumerConfiguration.builder()
                .name(name)
                .inactiveThreshold(Duration.ofSeconds(30))
                .build();
    }
}
