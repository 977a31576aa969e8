package io.aftershock.cli.simulate;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import io.aftershock.simulator.Simulated;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;

/**
 * A story told at the pace of the clock: what servers publish goes into a stream of each cluster, laid out as an
 * observatory's, and polls are answered by what the servers say at that moment.
 */
final class LivePublication implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String url;
    private final Connection connection;
    private final LiveAnswers answers = new LiveAnswers();

    private LivePublication(String url, Connection connection) {
        this.url = url;
        this.connection = connection;
    }

    static LivePublication to(String url) throws InterruptedException {
        try {
            return new LivePublication(
                    url, NatsConnections.connect(new NatsEndpoint(List.of(url), null, null), "simulate"));
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandException(ExitCode.FAILED, "no connection to " + url + ": " + e.getMessage(), e);
        }
    }

    /** The stream of a cluster. */
    static String streamOf(String cluster) {
        return "FLEET_" + cluster;
    }

    /** Publishes each row when its time has come; the rows' times have to begin about now. */
    void tell(Simulated simulated) throws InterruptedException {
        TreeSet<String> clusters = new TreeSet<>();
        simulated.rows().forEach(row -> clusters.add(row.cluster()));
        clusters.forEach(this::prepare);
        for (TelemetryRow row : simulated.rows()) {
            awaitTime(row.receivedMillis());
            String subject = ObservedSubject.of(row);
            if (row.kind() == Kind.POLL) {
                answers.take(row);
            } else if (subject != null) {
                connection.publish(subject, row.data());
            }
        }
        try {
            connection.flush(PATIENCE);
        } catch (TimeoutException e) {
            throw new CommandException(
                    ExitCode.FAILED, url + " does not take what was published: is it still running?", e);
        }
    }

    private void prepare(String cluster) {
        try {
            connection
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name(streamOf(cluster))
                            .subjects("fleet." + cluster + ".adv.>", "fleet." + cluster + ".sys.>")
                            .storageType(StorageType.File)
                            .build());
        } catch (IOException | JetStreamApiException e) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "stream " + streamOf(cluster) + " cannot be made at " + url + ": " + e.getMessage()
                            + "; JetStream has to be on there",
                    e);
        }
        Dispatcher polls = connection.createDispatcher(request -> {
            if (request.getReplyTo() != null) {
                answers.to(cluster, request.getSubject())
                        .forEach(answer -> connection.publish(request.getReplyTo(), answer));
            }
        });
        polls.subscribe(LiveAnswers.requestsOf(cluster));
    }

    private static void awaitTime(long millis) throws InterruptedException {
        long wait = millis - System.currentTimeMillis();
        if (wait > 0) {
            Thread.sleep(wait);
        }
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}
