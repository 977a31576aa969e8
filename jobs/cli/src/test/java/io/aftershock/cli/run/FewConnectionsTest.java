package io.aftershock.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.monitor.FleetJob;
import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.api.StreamConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Twenty clusters over two observatories: how many connections the servers see. */
@NeedsNatsServer
class FewConnectionsTest {

    private static final int CLUSTERS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern NAME = Pattern.compile("\"name\": \"(aftershock-[^\"]*)\"");

    @TempDir
    Path folder;

    @Test
    @Timeout(180)
    void areOneForTheStreamsAndOneForThePollsOfAllClusters() throws Exception {
        try (NatsServer first = observatory("observatory-1");
                NatsServer second = observatory("observatory-2");
                Connection tester = NatsConnections.connect(endpoint(first), "tester")) {
            Set<String> polled = ConcurrentHashMap.newKeySet();
            Dispatcher polls = tester.createDispatcher(
                    request -> polled.add(request.getSubject().split("\\.")[1]));
            polls.subscribe("fleet.*.mon.*.ping.healthz");
            FleetConfig config = config(first, second);
            try (EmbeddedJob ignored = EmbeddedJob.start(
                    1,
                    null,
                    env -> FleetJob.define(env, config, StartingPosition.all()).sinkTo(new DiscardingSink<>()))) {
                Deadline.in(PATIENCE).await("health of all clusters is asked for", () -> polled.size() == CLUSTERS);
                Deadline.in(PATIENCE)
                        .await(
                                "all streams are read",
                                () -> consumers(first) == CLUSTERS && consumers(second) == CLUSTERS);

                assertThat(connections(first))
                        .isEqualTo(Map.of("aftershock-source", 1L, "aftershock-poll", 1L, "aftershock-tester", 1L));
                assertThat(connections(second)).isEqualTo(Map.of("aftershock-source", 1L));
            }
            Deadline.in(PATIENCE)
                    .await(
                            "nobody else is connected any more",
                            () -> connections(first).equals(Map.of("aftershock-tester", 1L))
                                    && connections(second).isEmpty());
        }
    }

    private NatsServer observatory(String name) throws Exception {
        NatsServer server = NatsServer.create(name, ServerPorts.claim(), folder, "jetstream { store_dir: store }\n");
        server.start().awaitReady(PATIENCE);
        try (Connection connection = NatsConnections.connect(endpoint(server), "setup")) {
            connection
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name("FLEET")
                            .subjects("fleet.*.adv.>")
                            .build());
        }
        return server;
    }

    private FleetConfig config(NatsServer first, NatsServer second) throws Exception {
        String clusters = IntStream.rangeClosed(1, CLUSTERS)
                .mapToObj(i -> """
                          - name: c%d
                            source:
                              streams: [{name: o1, urls: ["%s"]}, {name: o2, urls: ["%s"]}]
                              polls: {by: observatory, nodes: [n1, n2, n3]}
                        """.formatted(i, first.clientUrl(), second.clientUrl()))
                .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("fleet.yaml"), "clusters:\n" + clusters);
        return ConfigLoader.load(file, Map.of(), List.of());
    }

    private static NatsEndpoint endpoint(NatsServer server) {
        return new NatsEndpoint(List.of(server.clientUrl()), null, null);
    }

    private static long consumers(NatsServer server) {
        String page = server.monitoring().get("/jsz").orElse("");
        return Pattern.compile("\"consumers\": (\\d+)")
                .matcher(page)
                .results()
                .mapToLong(count -> Long.parseLong(count.group(1)))
                .findFirst()
                .orElse(0);
    }

    /** How many there are of each name. */
    private static Map<String, Long> connections(NatsServer server) {
        String page = server.monitoring().get("/connz").orElse("");
        return NAME.matcher(page)
                .results()
                .collect(Collectors.groupingBy(name -> name.group(1), TreeMap::new, Collectors.counting()));
    }
}
