package io.aftershock.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.jsz.config.PollPath;
import io.aftershock.connectors.jsz.config.SystemPolls;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.window.WindowSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

    @TempDir
    private Path folder;

    @Test
    void fillsInTheDefaults() throws IOException {
        FleetConfig config = load("clusters: [{name: east, urls: 'nats://a:4222,nats://b:4222'}]");

        NatsEndpoint endpoint = new NatsEndpoint(List.of("nats://a:4222", "nats://b:4222"), null, null);
        assertThat(config)
                .isEqualTo(new FleetConfig(
                        List.of(new ClusterConfig(
                                "east",
                                null,
                                List.of(),
                                ClusterPolls.over(
                                        "east", new SystemPolls(PollPath.systemAccount(endpoint), Map.of())))),
                        WindowSpec.DEFAULT,
                        Thresholds.DEFAULTS,
                        null,
                        List.of("clusters[0].source.streams: is missing:"
                                + " without it no API error and no election is seen (line 1)")));
    }

    private FleetConfig load(String yaml, String... sets) throws IOException {
        Path file = folder.resolve("fleet.yaml");
        Files.writeString(file, yaml);
        return ConfigLoader.load(file, Map.of(), List.of(sets));
    }
}
