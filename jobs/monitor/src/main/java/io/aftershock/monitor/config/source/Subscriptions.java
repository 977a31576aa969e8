package io.aftershock.monitor.config.source;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.CoreSubscription;
import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.config.read.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads {@code source.subscriptions} of a cluster. */
public final class Subscriptions {

    private Subscriptions() {}

    /** The subscriptions with which nothing is wrong. */
    public static List<CoreSubscription> read(Place place, Inherited ofCluster, Unique names) {
        List<CoreSubscription> subscriptions = new ArrayList<>();
        for (Place each : place.items()) {
            String name = names.read(each.at("name"));
            NatsEndpoint endpoint = Endpoints.orElse(each, ofCluster, "is missing, here and in the cluster");
            String account = each.given("account");
            if (account == null) {
                each.at("account").refuseAbsence("is missing, must be the account whose user listens");
            }
            if (name != null && endpoint != null && account != null) {
                subscriptions.add(new CoreSubscription(name, endpoint, account, subjects(each)));
            }
        }
        return subscriptions;
    }

    private static List<String> subjects(Place place) {
        List<String> given = place.at("subjects").items().stream()
                .map(Place::text)
                .filter(Objects::nonNull)
                .toList();
        return given.isEmpty() ? List.of(place.text("subjects")) : given;
    }
}
