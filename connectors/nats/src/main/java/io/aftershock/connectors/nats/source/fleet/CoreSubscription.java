package io.aftershock.connectors.nats.source.fleet;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import java.io.Serializable;
import java.util.List;

/**
 * Telemetry heard as it is published and stored by nobody: the lesser way, for a cluster without a capture stream. What is
 * published while nobody listens is lost, and told as a gap.
 *
 * @param name what people call it, unlike that of any stream of the cluster
 * @param endpoint where to listen: servers of the monitored cluster
 * @param account the account whose user listens
 * @param subjects what to listen to
 */
public record CoreSubscription(String name, NatsEndpoint endpoint, String account, List<String> subjects)
        implements Serializable {

    /** Takes a copy of the list. */
    public CoreSubscription {
        subjects = List.copyOf(subjects);
    }
}
