package io.aftershock.testkit.workload;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The kinds of work that clients of a cluster with the tenants ACME, BETA and CORP can be sent to. */
public final class Workloads {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int NO_SUITABLE_PEERS = 10_005;

    private Workloads() {}

    /**
     * The healthy load of all tenants, without a single error as long as the cluster is healthy. Creates their streams and
     * consumers, whose first leaders are elected now.
     */
    public static Workload healthy(NatsCluster cluster) {
        Business.ALL.forEach(business -> createAssets(cluster, business));
        return new Workload(Business.ALL.stream()
                .flatMap(business -> everydayClients(cluster, business))
                .toList());
    }

    /** A client of BETA, {@code legacy-reporter}, that asks four times a second for a stream that does not exist: 10059. */
    public static Workload missingStreamPoller(NatsCluster cluster) {
        Call ask = (api, js) -> api.getStreamInfo("REPORTS");
        return single(cluster, Business.LEDGER, "legacy-reporter", 4, ask);
    }

    /** A client of CORP, {@code parcel-scanner}, that wants one consumer more than the account may have: 10026. */
    public static Workload limitHitter(NatsCluster cluster) {
        Call create =
                (api, js) -> api.addOrUpdateConsumer(Business.PARCELS.stream(), Business.durableConfig("scanner"));
        return single(cluster, Business.PARCELS, "parcel-scanner", 3, create);
    }

    private static Stream<PacedClient> everydayClients(NatsCluster cluster, Business business) {
        return IntStream.range(0, business.clients()).mapToObj(i -> {
            String name = business.client() + "-" + i;
            List<Call> calls = EverydayCalls.of(business, name);
            return client(cluster, business, name, i, business.callsPerSecond(), calls);
        });
    }

    private static Workload single(NatsCluster cluster, Business business, String name, int perSecond, Call call) {
        return new Workload(List.of(client(cluster, business, name, 0, perSecond, List.of(call))));
    }

    /** Clients of one name spread over the servers by their numbers. */
    private static PacedClient client(
            NatsCluster cluster, Business business, String name, int number, int perSecond, List<Call> calls) {
        NatsServer first = cluster.nodes().get(number % cluster.nodes().size());
        return new PacedClient(name, () -> cluster.connect(business.tenant().account(), name, first), perSecond, calls);
    }

    private static void createAssets(NatsCluster cluster, Business business) {
        try (NatsSession session = cluster.connect(business.tenant().account(), business.client() + "-setup")) {
            JetStreamManagement api = session.connection().jetStreamManagement();
            Deadline.in(PATIENCE)
                    .await(
                            "there are servers for " + business.stream(),
                            () -> isPlaced(api, business, cluster.nodes().size()));
            for (String durable : business.durables()) {
                api.addOrUpdateConsumer(business.stream(), Business.durableConfig(durable));
            }
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException("Could not create " + business.stream(), e);
        }
    }

    /** Right after its election a meta leader takes a server for offline that it has not heard of yet. */
    private static boolean isPlaced(JetStreamManagement api, Business business, int replicas) {
        try {
            api.addStream(business.streamConfig(replicas));
            return true;
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_SUITABLE_PEERS) {
                return false;
            }
            throw new IllegalStateException("Could not create " + business.stream(), e);
        } catch (IOException e) {
            throw new IllegalStateException("Could not create " + business.stream(), e);
        }
    }
}
