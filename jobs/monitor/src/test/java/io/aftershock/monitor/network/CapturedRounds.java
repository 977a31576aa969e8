package io.aftershock.monitor.network;

import io.aftershock.monitor.signal.Reach;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads rounds of pings as the stage does, one row after the other. */
public final class CapturedRounds {

    private final PingRounds rounds = new PingRounds();

    /** What the round looks like that a row completes; null if it completes none. */
    public @Nullable String take(String server, List<String> asked, List<String> via) {
        ReachMatrix round = rounds.take(new Reach(server, false, asked, via, false, false), 0, Set.of());
        return round == null
                ? null
                : round.sightings().stream().map(Sighting::name).collect(Collectors.joining("; "));
    }
}
