package io.aftershock.connectors.jsz.system;

import io.aftershock.connectors.jsz.config.PollQuestion;
import io.aftershock.connectors.jsz.config.PollSubjects;
import io.aftershock.connectors.jsz.config.PollTimes;
import io.aftershock.connectors.jsz.config.SystemPolls;
import io.aftershock.connectors.jsz.poll.TimedPoll;
import io.aftershock.connectors.jsz.row.SystemRows;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** The polls of one cluster over NATS: state through the main path, health through every server. */
public final class SystemPolling {

    /** Without a body a server tells of the system account's Raft groups, which is the meta group alone. */
    private static final String META_GROUP = "";

    private final String cluster;
    private final SystemPolls system;
    private final Links links;
    private final KnownServers known;
    private final ScheduledExecutorService thread;
    private final InstantSource clock;

    /** @param thread ends the rounds */
    public SystemPolling(
            String cluster, SystemPolls system, Links links, ScheduledExecutorService thread, InstantSource clock) {
        this.cluster = cluster;
        this.system = system;
        this.links = links;
        this.known = new KnownServers(system.nodes().keySet());
        this.thread = thread;
        this.clock = clock;
    }

    /** The three polls; their connections are there to be tended once this returns. */
    public List<TimedPoll> polls(PollTimes times, PollQuestion question) {
        PollSubjects canonical = PollSubjects.SYSTEM_ACCOUNT;
        PollSubjects main = system.main().subjects();
        String accounts = "{\"accounts\":true,\"limit\":" + question.accounts() + "}";
        return List.of(
                state(canonical.jsz(), main.jsz(), accounts, times.stateMillis()),
                state(canonical.raftz(), main.raftz(), META_GROUP, times.stateMillis()),
                health("{\"" + question.health().option() + "\":true}", times.healthMillis()));
    }

    private TimedPoll state(String canonical, String subject, String body, long intervalMillis) {
        Route route = mainRoute(subject);
        TimedPoll poll = poll(new SystemRows(cluster, canonical, false), List.of(route), body, intervalMillis);
        // An observatory passes requests on for other connections too, and is not the one that hangs.
        return system.main().subjects().arePinnedByConnection()
                ? new TimedPoll(new WaryPoll(poll.poll(), route.link()), intervalMillis)
                : poll;
    }

    private TimedPoll health(String body, long intervalMillis) {
        boolean throughEach = !system.nodes().isEmpty();
        List<Route> routes = throughEach
                ? nodeRoutes()
                : List.of(mainRoute(system.main().subjects().healthz()));
        String canonical = PollSubjects.SYSTEM_ACCOUNT.healthz();
        return poll(new SystemRows(cluster, canonical, throughEach), routes, body, intervalMillis);
    }

    private TimedPoll poll(SystemRows rows, List<Route> routes, String body, long intervalMillis) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        long patienceMillis = PollTimes.patienceMillis(intervalMillis);
        return new TimedPoll(new SystemPoll(rows, routes, bytes, known, patienceMillis, thread, clock), intervalMillis);
    }

    private Route mainRoute(String subject) {
        return new Route(cluster, links.anywhere(system.main()), subject);
    }

    private List<Route> nodeRoutes() {
        return system.nodes().entrySet().stream()
                .map(node -> new Route(
                        node.getKey(),
                        links.through(node.getKey(), node.getValue()),
                        node.getValue().subjects().healthz()))
                .toList();
    }
}
