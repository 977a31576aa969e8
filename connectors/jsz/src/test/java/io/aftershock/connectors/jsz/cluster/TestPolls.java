package io.aftershock.connectors.jsz.cluster;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.jsz.config.HttpPolls;
import io.aftershock.connectors.jsz.config.PollPath;
import io.aftershock.connectors.jsz.config.PollSubjects;
import io.aftershock.connectors.jsz.config.PollTimes;
import io.aftershock.connectors.jsz.config.SystemPolls;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.observatory.Observatory;
import io.aftershock.testkit.server.NatsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How the servers of a test are polled: fast. */
public final class TestPolls {

    private static final PollTimes FAST = new PollTimes(400, 300);

    private final Path folder;

    public TestPolls(Path folder) {
        this.folder = folder;
    }

    /** As the system account's user, with a connection to each server. */
    public ClusterPolls direct(NatsCluster cluster) {
        PollPath main = PollPath.systemAccount(endpoint("sys", cluster.urls()));
        Map<String, PollPath> nodes =
                byName(cluster, node -> PollPath.systemAccount(endpoint("sys", List.of(node.clientUrl()))));
        return ClusterPolls.over(cluster.name(), new SystemPolls(main, nodes)).every(FAST);
    }

    /** As the system account's user, with one connection. */
    public ClusterPolls mainPathOnly(NatsCluster cluster) {
        PollPath main = PollPath.systemAccount(endpoint("sys", cluster.urls()));
        return ClusterPolls.over(cluster.name(), new SystemPolls(main, Map.of()))
                .every(FAST);
    }

    /** Through the query leafs of an observatory. */
    public ClusterPolls through(Observatory observatory, NatsCluster cluster) {
        NatsEndpoint fleet = endpoint("fleet", List.of(observatory.url()));
        String prefix = "fleet." + cluster.name() + ".mon.";
        PollPath main = new PollPath(fleet, PollSubjects.under(prefix + "ping"));
        Map<String, PollPath> nodes =
                byName(cluster, node -> new PollPath(fleet, PollSubjects.under(prefix + node.name() + ".ping")));
        return ClusterPolls.over(cluster.name(), new SystemPolls(main, nodes)).every(FAST);
    }

    /** Over the monitoring pages. */
    public ClusterPolls http(NatsCluster cluster) {
        return ClusterPolls.over(cluster.name(), new HttpPolls(byName(cluster, NatsServer::httpUrl)))
                .every(FAST);
    }

    /** A cluster of one server that is not there. */
    public ClusterPolls unreachable(String cluster, String url) {
        PollPath path = PollPath.systemAccount(endpoint("sys", List.of(url)));
        return ClusterPolls.over(cluster, new SystemPolls(path, Map.of("x1", path)))
                .every(FAST);
    }

    private NatsEndpoint endpoint(String user, List<String> urls) {
        Path file = folder.resolve(user + ".txt");
        try {
            Files.writeString(file, user + ":" + user + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new NatsEndpoint(urls, new Credentials(Credentials.Kind.USER_PASSWORD, file.toString()), null);
    }

    private static <T> Map<String, T> byName(NatsCluster cluster, Function<NatsServer, T> value) {
        return cluster.nodes().stream().collect(Collectors.toMap(NatsServer::name, value));
    }
}
