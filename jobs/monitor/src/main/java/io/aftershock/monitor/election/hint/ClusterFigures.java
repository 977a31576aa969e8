package io.aftershock.monitor.election.hint;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.api.ErrorCodes;
import io.aftershock.monitor.signal.ClockOffset;
import io.aftershock.monitor.signal.ClockOffset.Whose;
import io.aftershock.monitor.signal.ServerLoad;
import io.aftershock.monitor.signal.Signal;
import java.util.HashMap;
import java.util.Map;

/** What the servers of a cluster have told of themselves, and how busy they were; public fields for Flink's serializer. */
public final class ClusterFigures {

    /** Clusters have some dozen servers; whoever makes up names gets no more memory than this. */
    private static final int MOST_SERVERS = 1_000;

    public Map<String, ServerFigures> servers = new HashMap<>();

    public CallRate calls = new CallRate();

    /** Takes in what a signal says; false if it says nothing of this. */
    public boolean take(Signal signal) {
        boolean any = false;
        ApiCall call = signal.call();
        // Calls that are answered "no leader" are what an election brings, and not what brings it.
        if (signal.kind() == Signal.Kind.CALL
                && call != null
                && !call.own()
                && call.errCode() != ErrorCodes.TEMPORARILY_UNAVAILABLE) {
            calls.count(signal.atMillis());
            any = true;
        }
        ServerLoad load = signal.load();
        if (load != null && signal.atMillis() != Signal.NO_TIME && isKept(load.server())) {
            server(load.server()).take(load, signal.atMillis());
            any = true;
        }
        ClockOffset clock = signal.clockOffset();
        if (clock != null && clock.whose() == Whose.SERVER && isKept(clock.server())) {
            server(clock.server()).aheadMillis = clock.aheadMillis();
            any = true;
        }
        return any;
    }

    /** What is known of a server; nothing where it has not told. */
    ServerFigures of(String server) {
        ServerFigures known = servers.get(server);
        return known == null ? new ServerFigures() : known;
    }

    private boolean isKept(String server) {
        return servers.size() < MOST_SERVERS || servers.containsKey(server);
    }

    private ServerFigures server(String name) {
        return servers.computeIfAbsent(name, unknown -> new ServerFigures());
    }

    /** Forgets servers that have left. */
    public void forgetBefore(long nowMillis) {
        servers.values()
                .removeIf(server ->
                        server.aheadMillis == 0 && server.heardMillis < nowMillis - ServerFigures.HOUR_MILLIS);
    }
}
