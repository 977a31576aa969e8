package io.aftershock.connectors.nats.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Credentials;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.ClusterTelemetry;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.connectors.nats.source.split.ClusterSplit;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final String SECRET = "s3cr3t-that-nobody-may-see";

    @TempDir
    Path folder;

    @Test
    void stayInTheirFileWhenASourceTravels() throws Exception {
        Path file = Files.writeString(folder.resolve("secret.txt"), "reader:" + SECRET);
        ClusterTelemetry telemetry = new ClusterTelemetry("c1", List.of(capture(file)));
        JetStreamTelemetrySource source =
                JetStreamTelemetrySource.continuous(List.of(telemetry), StartingPosition.all());

        assertThat(text(InstantiationUtil.serializeObject(source)))
                .contains("secret.txt")
                .doesNotContain(SECRET);
        assertThat(telemetry.toString()).contains("secret.txt").doesNotContain(SECRET);
    }

    @Test
    void areNotInTheStateNorIsTheirFile() throws Exception {
        ClusterSplit split = new ClusterSplit("c1", Map.of("o1", new StreamPosition(7, 42)));
        byte[] bytes = JetStreamTelemetrySource.continuous(List.of(), StartingPosition.all())
                .getSplitSerializer()
                .serialize(split);

        assertThat(text(bytes)).contains("c1", "o1").doesNotContain("secret");
    }

    private static CaptureStream capture(Path secret) {
        NatsEndpoint endpoint = new NatsEndpoint(
                List.of("nats://o1:4222"), new Credentials(Credentials.Kind.USER_PASSWORD, secret.toString()), null);
        return new CaptureStream("o1", endpoint, "FLEET", "fleet.c1.>", SubjectLayout.observatory());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
