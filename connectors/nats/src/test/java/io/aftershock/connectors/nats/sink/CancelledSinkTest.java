package io.aftershock.connectors.nats.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sink whose task is cancelled ends at once, though its servers take connections and say nothing. */
class CancelledSinkTest {

    /** At 2 s for each the client takes 40 s to find that none of them answers. */
    private static final int SERVERS = 20;

    private static final Duration AT_ONCE = Duration.ofSeconds(15);

    private final List<ServerSocketChannel> mute = new ArrayList<>();
    private Selector calls;

    @BeforeEach
    void openServers() throws IOException {
        calls = Selector.open();
        for (int i = 0; i < SERVERS; i++) {
            ServerSocketChannel server = ServerSocketChannel.open();
            mute.add(server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
            server.configureBlocking(false).register(calls, SelectionKey.OP_ACCEPT);
        }
    }

    @AfterEach
    void closeServers() throws IOException {
        calls.close();
        for (ServerSocketChannel server : mute) {
            server.close();
        }
    }

    @Test
    void stopsWaitingForItsStream() throws Exception {
        endsWhenInterrupted(JetStreamSink.to(endpoint(), "FINDINGS", new Numbers())
                .createWriter(UnregisteredMetricsGroup.createSinkWriterMetricGroup()));
    }

    @Test
    void stopsWaitingForAServer() throws Exception {
        endsWhenInterrupted(CoreNatsSink.to(endpoint(), new Numbers())
                .createWriter(UnregisteredMetricsGroup.createSinkWriterMetricGroup()));
    }

    private void endsWhenInterrupted(SinkWriter<Integer> writer) throws Exception {
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread task = new Thread(() -> {
            try {
                writer.write(1, null);
                writer.flush(false);
            } catch (IOException | InterruptedException e) {
                end.set(e);
            }
        });
        task.start();
        assertThat(calls.select(AT_ONCE.toMillis()))
                .as("servers that are called")
                .isPositive();

        task.interrupt();
        task.join(AT_ONCE.toMillis());
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        writer.close();
    }

    private NatsEndpoint endpoint() {
        List<String> urls = mute.stream()
                .map(server -> "nats://127.0.0.1:" + server.socket().getLocalPort())
                .toList();
        return new NatsEndpoint(urls, null, null);
    }

    private record Numbers() implements NatsMessageSerializer<Integer> {
        @Override
        public String subject(Integer number) {
            return "findings.numbers";
        }

        @Override
        public byte[] body(Integer number) {
            return new byte[] {number.byteValue()};
        }

        @Override
        public String messageId(Integer number) {
            return number.toString();
        }
    }
}
