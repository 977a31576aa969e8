package io.aftershock.testkit.cluster;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.link.Link;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.PortTaken;
import io.aftershock.testkit.server.ServerPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A running JetStream cluster on loopback, whose servers can be hurt one by one. */
public final class NatsCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final ClusterPlan plan;
    private final Map<String, NatsServer> nodes = new LinkedHashMap<>();

    private final @Nullable RouteLinks links;

    private NatsCluster(ClusterPlan plan, Path folder) {
        this.plan = plan;
        Map<String, ServerPorts> ports = plan.nodes().stream()
                .collect(Collectors.toMap(n -> n, n -> ServerPorts.claim(), (a, b) -> a, LinkedHashMap::new));
        String accounts = AccountsConfig.of(plan.tenants());
        links = plan.cuttable() ? new RouteLinks(ports) : null;
        ports.forEach((node, own) -> nodes.put(
                node,
                NatsServer.create(
                        node,
                        own,
                        folder.resolve(plan.name()),
                        NodeConfig.of(plan.name(), own, routes(node, ports), plan.cuttable()) + accounts)));
    }

    private List<Integer> routes(String node, Map<String, ServerPorts> ports) {
        return links == null ? ports.values().stream().map(ServerPorts::route).toList() : links.routesOf(node);
    }

    /** Starts it and returns when its tenants can create streams on all servers; on other ports if some were taken. */
    public static NatsCluster start(ClusterPlan plan, Path folder) {
        return PortTaken.retrying(() -> {
            NatsCluster cluster = new NatsCluster(plan, folder);
            try {
                cluster.nodes().forEach(NatsServer::start);
                cluster.awaitSettled();
                PlacementProbe.await(cluster, PATIENCE);
                return cluster;
            } catch (RuntimeException e) {
                cluster.close();
                throw e;
            }
        });
    }

    /** Waits until all servers take connections and follow one meta leader, as after a restart. */
    public void awaitSettled() {
        nodes().forEach(node -> node.awaitReady(PATIENCE));
        awaitMetaLeader(PATIENCE);
        Deadline.in(PATIENCE)
                .await(
                        name() + " follows its meta leader",
                        () -> nodes().stream().allMatch(NatsCluster::isCurrent));
    }

    /** Whether all servers run and follow one meta leader right now. */
    public boolean isSettled() {
        return metaLeader().isPresent() && nodes().stream().allMatch(NatsCluster::isCurrent);
    }

    /** The server that says of itself that it leads the meta group; the others name a dead one until the next is elected. */
    public Optional<NatsServer> metaLeader() {
        return nodes().stream()
                .filter(NatsServer::isRunning)
                .filter(node -> node.monitoring().get("/jsz?leader-only=1").isPresent())
                .findFirst();
    }

    public NatsServer awaitMetaLeader(Duration patience) {
        return Deadline.in(patience).awaitValue(name() + " has a meta leader", this::metaLeader);
    }

    /** Lets the meta leader hand over to another server, as an operator would; returns when it has. */
    public void stepDownMetaLeader() {
        try (NatsSession operator = connect("SYS", "operator")) {
            String answer =
                    operator.ask("$JS.API.META.LEADER.STEPDOWN", "", ANSWER).orElse("no answer");
            if (!answer.contains("\"success\":true")) {
                throw new IllegalStateException("The meta leader did not step down: " + answer);
            }
        }
    }

    /** A connection as the account's user, to the first server that takes it. */
    public NatsSession connect(String account, String clientName) {
        return NatsSession.open(urls(), Tenant.login(account), clientName);
    }

    /** The same, to this server first; it moves on to the others if the server goes. */
    public NatsSession connect(String account, String clientName, NatsServer first) {
        List<String> urls = Stream.concat(Stream.of(first.clientUrl()), urls().stream())
                .distinct()
                .toList();
        return NatsSession.open(urls, Tenant.login(account), clientName);
    }

    public String name() {
        return plan.name();
    }

    public List<Tenant> tenants() {
        return plan.tenants();
    }

    public List<NatsServer> nodes() {
        return List.copyOf(nodes.values());
    }

    public NatsServer node(String name) {
        return Optional.ofNullable(nodes.get(name))
                .orElseThrow(() -> new IllegalArgumentException("No server " + name + " in " + nodes.keySet()));
    }

    /** What connects two of its servers, if it was planned with links that can be cut. */
    public Link link(String one, String other) {
        if (links == null) {
            throw new IllegalStateException(name() + " was not planned with links that can be cut");
        }
        return links.between(one, other);
    }

    public List<String> urls() {
        return nodes().stream().map(NatsServer::clientUrl).toList();
    }

    /** Stops all of its servers. */
    @Override
    public void close() {
        nodes().parallelStream().forEach(NatsServer::close);
        if (links != null) {
            links.close();
        }
    }

    private static boolean isCurrent(NatsServer node) {
        return node.monitoring().get("/healthz?js-meta-only=true").isPresent();
    }
}
