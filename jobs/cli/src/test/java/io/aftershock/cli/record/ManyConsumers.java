package io.aftershock.cli.record;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.cluster.NatsCluster;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.util.Map;

/** A provisioning job makes a stream and 500 consumers, all replicated three times, one after the other as fast as it can. */
final class ManyConsumers implements Scene {

    private static final int CONSUMERS = 500;

    @Override
    public String file() {
        return "h-500-consumers-v2.15.2";
    }

    @Override
    public void play(NatsCluster cluster, Truth truth) throws Exception {
        Scene.pass(30);
        try (NatsSession job = cluster.connect("ACME", "provisioner")) {
            JetStreamManagement api = job.connection().jetStreamManagement();
            api.addStream(StreamConfiguration.builder()
                    .name("TENANTS")
                    .subjects("tenants.>")
                    .replicas(3)
                    .build());
            truth.tell(
                    "provisioning_start",
                    Map.of("account", "ACME", "client", "provisioner", "stream", "TENANTS", "consumers", CONSUMERS));
            int failed = 0;
            for (int i = 1; i <= CONSUMERS; i++) {
                failed += isCreated(api, i) ? 0 : 1;
            }
            truth.tell("provisioning_stop", Map.of("account", "ACME", "client", "provisioner", "failed", failed));
        }
        Scene.pass(40);
    }

    private static boolean isCreated(JetStreamManagement api, int number) throws Exception {
        try {
            api.addOrUpdateConsumer(
                    "TENANTS",
                    ConsumerConfiguration.builder()
                            .durable("tenant-" + number)
                            .filterSubject("tenants." + number + ".>")
                            .build());
            return true;
        } catch (JetStreamApiException e) {
            return false;
        }
    }
}
