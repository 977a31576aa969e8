package io.aftershock.connectors.nats.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.connection.SharedConnections;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.ReadingPlan;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.connectors.nats.source.merge.Arrivals;
import io.aftershock.connectors.nats.source.merge.Doorbell;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamReaderTest {

    @Test
    void stopsAtOnceThoughItWaitsForAServerThatSaysNothing() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            NatsEndpoint endpoint = new NatsEndpoint(List.of("nats://127.0.0.1:" + mute.getLocalPort()), null, null);
            StreamReader reader = new StreamReader(
                    "c1",
                    new CaptureStream("o1", endpoint, "FLEET", ">", SubjectLayout.observatory()),
                    new SharedConnections("test"),
                    new ReadingPlan(StartingPosition.all(), false),
                    null,
                    new Arrivals(new Doorbell()));
            reader.start();
            try (Socket accepted = mute.accept()) {
                long closed = System.nanoTime();
                reader.close();
                reader.awaitStopped(5_000);

                assertThat(accepted.isConnected()).isTrue();
                assertThat(Duration.ofNanos(System.nanoTime() - closed)).isLessThan(Duration.ofSeconds(1));
            }
        }
    }
}
