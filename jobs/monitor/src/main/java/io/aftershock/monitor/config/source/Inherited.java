package io.aftershock.monitor.config.source;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.monitor.config.read.Place;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint of a wider place, for those within that name none.
 *
 * @param endpoint null if the wider place names none, or a wrong one
 * @param wrong whether it names a wrong one, so that its absence need not be told again
 */
public record Inherited(@Nullable NatsEndpoint endpoint, boolean wrong) {

    static final Inherited NOTHING = new Inherited(null, false);

    /** Reads the endpoint of a cluster. */
    public static Inherited ofCluster(Place place) {
        boolean written = place.at("urls").wasWritten();
        NatsEndpoint endpoint = written ? Endpoints.orElse(place, NOTHING, "") : null;
        return new Inherited(endpoint, written && endpoint == null);
    }
}
