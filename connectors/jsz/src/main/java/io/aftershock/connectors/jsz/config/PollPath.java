package io.aftershock.connectors.jsz.config;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import java.io.Serializable;

/**
 * A way to ask a cluster: whom to connect to, and what the requests are called there.
 *
 * @param endpoint the servers; of a path through one server, that server's URL alone
 * @param subjects the requests' subjects at that endpoint
 */
public record PollPath(NatsEndpoint endpoint, PollSubjects subjects) implements Serializable {

    /** The path of a user of the system account itself. */
    public static PollPath systemAccount(NatsEndpoint endpoint) {
        return new PollPath(endpoint, PollSubjects.SYSTEM_ACCOUNT);
    }
}
