package io.aftershock.cli.bench.soak;

import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.monitor.publish.FindingMessages;
import io.aftershock.monitor.publish.Line;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.PublishOptions;
import io.nats.client.api.PublishAck;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Stores lines as the job does. */
final class Publisher implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FindingMessages messages;
    private final Connection connection;
    private final JetStream stream;
    private long published;

    Publisher(FindingsConfig findings) throws Exception {
        messages = new FindingMessages(findings.subject());
        connection = NatsConnections.connect(findings.endpoint(), "bench-exporter");
        stream = connection.jetStream();
    }

    void publish(List<Line> lines) throws Exception {
        ArrayDeque<CompletableFuture<PublishAck>> stored = new ArrayDeque<>();
        for (Line line : lines) {
            PublishOptions options =
                    PublishOptions.builder().messageId(messages.messageId(line)).build();
            stored.add(stream.publishAsync(messages.subject(line), messages.body(line), options));
        }
        while (!stored.isEmpty()) {
            stored.remove().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        published += lines.size();
    }

    long published() {
        return published;
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}
