package io.aftershock.simulator.cluster;

import io.aftershock.simulator.wire.MetaWord;
import io.aftershock.simulator.wire.PollAnswers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Who polls the cluster: health each second through every server, state each five seconds; and what servers tell unasked. */
final class Polls {

    private static final long SECOND = 1_000;
    private static final long STATE_MILLIS = 5 * SECOND;
    private static final long STATSZ_MILLIS = 10 * SECOND;
    private static final long ANSWER_MILLIS = 2;
    private static final long ROUND_MILLIS = 900;

    private final Cluster cluster;

    Polls(Cluster cluster) {
        this.cluster = cluster;
    }

    void start() {
        long first = cluster.now() + cluster.seeds.of("polls").nextLong(SECOND);
        cluster.agenda.every(SECOND, first, this::health);
        cluster.agenda.every(STATE_MILLIS, first + 1, this::state);
        for (Server server : cluster.servers) {
            long offset = cluster.seeds.of("statsz " + server.name).nextLong(STATSZ_MILLIS);
            cluster.agenda.every(STATSZ_MILLIS, cluster.now() + offset, () -> statsz(server));
        }
    }

    private void health() {
        List<String> asked = cluster.servers.stream()
                .filter(server -> server.up)
                .map(server -> server.name)
                .toList();
        round(
                "HEALTHZ",
                asked,
                server ->
                        PollAnswers.healthz(server.info(cluster.now()), cluster.meta.troubleOf(server, cluster.now())));
    }

    private void state() {
        Map<String, Long> accounts = new TreeMap<>();
        cluster.accounts.values().forEach(account -> accounts.put(account.name, account.apiTotal));
        round(
                "JSZ",
                List.of(),
                server -> server.lameDuck
                        ? PollAnswers.disabled(server.info(cluster.now()))
                        : PollAnswers.jsz(server.info(cluster.now()), wordOf(server), accounts));
        round(
                "RAFTZ",
                List.of(),
                server -> PollAnswers.raftz(server.info(cluster.now()), server.lameDuck ? null : wordOf(server)));
    }

    /** Who is up answers at once and through everybody; of the others it is known when the round ends. */
    private void round(String request, List<String> asked, Function<Server, byte[]> answer) {
        for (Server server : cluster.servers) {
            if (server.up) {
                byte[] body = answer.apply(server);
                cluster.delivery.answer(cluster.now() + ANSWER_MILLIS, request, server.name, asked, asked, body);
            } else {
                cluster.delivery.answer(
                        cluster.now() + ROUND_MILLIS, request, server.name, List.of(), asked, PollAnswers.noAnswer());
            }
        }
    }

    /** A lame duck sends no more system messages. */
    private void statsz(Server server) {
        if (server.works()) {
            int working = cluster.working().size();
            cluster.voice.statsz(
                    server, cluster.connections / Math.max(1, working), cluster.servers.size(), wordOf(server));
        }
    }

    private MetaWord wordOf(Server server) {
        return cluster.meta.wordOf(server, cluster.servers, cluster.now());
    }
}
