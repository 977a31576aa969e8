package io.aftershock.monitor.election.hint;

import io.aftershock.model.election.Hint;
import io.aftershock.model.network.NetworkIncident;
import io.aftershock.model.network.NetworkShape;
import io.aftershock.model.network.NetworkView;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the network says of the cause of an unplanned election. */
final class NetworkHints {

    /** A server that was cut off comes back with a higher term and deposes the leader; seen up to 16 s after the heal. */
    private static final long REJOINS_WITHIN_MILLIS = 20_000;

    /** The last sign of what still goes on may be a round old. */
    private static final long ROUND_MILLIS = 1_500;

    /** One round without an answer explains nothing. */
    private static final int ENOUGH_ROUNDS = 2;

    private NetworkHints() {}

    /** Hints, most likely first: what points at the leader before, then what goes on, then what lasted longest. */
    static List<Hint> of(NetworkView network, @Nullable String previousLeader, long electedMillis) {
        List<NetworkIncident> suspects = network.incidents().stream()
                .filter(incident -> incident.shape().isFault() && incident.rounds() >= ENOUGH_ROUNDS)
                .filter(incident -> incident.sinceMillis() <= electedMillis
                        && electedMillis - incident.lastMillis() <= REJOINS_WITHIN_MILLIS)
                .sorted(Comparator.comparing((NetworkIncident incident) ->
                                !incident.servers().contains(String.valueOf(previousLeader)))
                        .thenComparing(incident -> !goesOn(incident, electedMillis))
                        .thenComparing(NetworkIncident::sinceMillis)
                        .thenComparing(NetworkIncident::key))
                .toList();
        // What goes on and points at the leader before says it all; who came back a while ago has nothing to do with
        // it.
        boolean certain = !suspects.isEmpty()
                && goesOn(suspects.get(0), electedMillis)
                && suspects.get(0).servers().contains(String.valueOf(previousLeader));
        return suspects.stream()
                .filter(incident -> !certain || goesOn(incident, electedMillis))
                .map(incident -> hint(incident, previousLeader, electedMillis))
                .toList();
    }

    private static boolean goesOn(NetworkIncident incident, long electedMillis) {
        return electedMillis - incident.lastMillis() <= ROUND_MILLIS;
    }

    private static Hint hint(NetworkIncident incident, @Nullable String previousLeader, long electedMillis) {
        String server = server(incident, previousLeader);
        if (incident.shape() == NetworkShape.PACKET_LOSS) {
            return new Hint("packet_loss", null, incident.loss());
        }
        if (!goesOn(incident, electedMillis)) {
            return new Hint("rejoined", server, (electedMillis - incident.lastMillis()) / 1_000.0);
        }
        return new Hint(name(incident.shape()), server, (electedMillis - incident.sinceMillis()) / 1_000.0);
    }

    /** Of a link the end that did not lead: it is that one which misses the leader and stands for election. */
    private static String server(NetworkIncident incident, @Nullable String previousLeader) {
        return incident.servers().stream()
                .filter(server -> incident.shape() != NetworkShape.LINK_CUT || !server.equals(previousLeader))
                .findFirst()
                .orElse(incident.servers().get(0));
    }

    private static String name(NetworkShape shape) {
        return switch (shape) {
            case DIED -> "server_died";
            case FROZEN, SILENT, LEFT -> "server_frozen";
            case ISOLATED -> "server_isolated";
            case LINK_CUT, MONITOR_CUT -> "link_cut";
            case PACKET_LOSS -> "packet_loss";
        };
    }
}
