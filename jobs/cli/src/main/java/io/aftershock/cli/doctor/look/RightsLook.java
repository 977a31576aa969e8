package io.aftershock.cli.doctor.look;

import io.aftershock.cli.doctor.facts.Need;
import io.aftershock.cli.doctor.facts.RightsFacts;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.nats.client.Connection;
import io.nats.client.Subscription;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/**
 * Looks at what a user may do, by asking for it in a way that changes nothing: requests are empty, which JetStream
 * refuses, and messages expect to be stored in a stream that is not there. Whoever may not publish or subscribe is told
 * so by the server before it answers the ping that follows.
 */
public final class RightsLook implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Headers NOT_TO_BE_STORED =
            new Headers(new Headers().add("Nats-Expected-Stream", "aftershock-doctor-looks"), true);

    private final Connections connections = new Connections();

    /** Which of the rights a user lacks. */
    public RightsFacts facts(String part, String place, NatsEndpoint endpoint, List<Need> needs)
            throws InterruptedException {
        try {
            Connection connection = connections.to(endpoint);
            List<Need> denied = new ArrayList<>();
            for (Need need : needs) {
                if (isDenied(connection, need)) {
                    denied.add(need);
                }
            }
            return new RightsFacts(part, place, null, needs.size(), denied);
        } catch (Connections.NoConnection e) {
            return new RightsFacts(part, place, e.sentence(), needs.size(), List.of());
        } catch (TimeoutException e) {
            return new RightsFacts(part, place, endpoint.urls() + " does not answer a ping", needs.size(), List.of());
        }
    }

    private static boolean isDenied(Connection connection, Need need) throws InterruptedException, TimeoutException {
        connection.clearLastError();
        if (need.kind() == Need.Kind.SUBSCRIBE) {
            Subscription subscription = connection.subscribe(need.probe());
            connection.flush(PATIENCE);
            String complaint = complaint(connection);
            subscription.unsubscribe();
            return complaint.contains("permissions violation for subscription");
        }
        connection.publish(NatsMessage.builder()
                .subject(need.probe())
                .headers(NOT_TO_BE_STORED)
                .build());
        connection.flush(PATIENCE);
        return complaint(connection).contains("permissions violation for publish");
    }

    private static String complaint(Connection connection) {
        String last = connection.getLastError();
        return last == null ? "" : last.toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        connections.close();
    }
}
