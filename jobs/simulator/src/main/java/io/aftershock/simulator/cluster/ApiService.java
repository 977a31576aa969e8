package io.aftershock.simulator.cluster;

import io.aftershock.simulator.truth.Side;
import io.aftershock.simulator.wire.ClientInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers API calls as the servers would: counts, audits, and in that order.
 *
 * <p>A call whose leader is missing is answered by nobody, until the members of the group have noticed; from then on each
 * of them answers it.
 */
final class ApiService {

    private static final String CREATE = "STREAM.CREATE.";
    private static final int UNAVAILABLE = 10_008;
    private static final int NOT_ENABLED = 10_039;
    private static final int SPREAD_MILLIS = 4;

    private final Cluster cluster;

    ApiService(Cluster cluster) {
        this.cluster = cluster;
    }

    Outcome answer(Account account, ClientInfo client, Request request) {
        Server leader = leaderFor(account, request);
        if (leader != null && leader.works()) {
            answered(account, request.errCode() == 0 ? null : request.side());
            if (request.isForMetaLeader()) {
                cluster.witness.answeredByLeader(cluster.name, account.name, cluster.now());
            }
            for (int i = 0; i < request.answers(); i++) {
                List<Server> all = cluster.working();
                Server server = all.get((all.indexOf(leader) + i) % all.size());
                cluster.agenda.after(
                        (long) i * SPREAD_MILLIS, () -> write(server, account, client, request, request.errCode()));
            }
            return Outcome.ANSWERED;
        }
        List<Server> leaderless = cluster.servers.stream()
                .filter(server -> server.answersLeaderless(cluster.now()))
                .toList();
        if (!leaderless.isEmpty()) {
            answered(account, Side.SERVICE);
            leaderless.forEach(server -> write(server, account, client, request, UNAVAILABLE));
            return Outcome.ANSWERED;
        }
        return Outcome.UNANSWERED;
    }

    /** A call that fails although there is a leader again: what a step-down costs. */
    void answerUnavailable(Account account, ClientInfo client, Request request, Side side) {
        Server server = cluster.working().get(0);
        answered(account, side);
        write(server, account, client, request, UNAVAILABLE);
    }

    private @Nullable Server leaderFor(Account account, Request request) {
        StreamGroup group = request.stream() == null ? null : account.streams.get(request.stream());
        return group == null ? cluster.meta.leader : group.leader;
    }

    private void answered(Account account, @Nullable Side side) {
        cluster.witness.called(cluster.name, account.name, cluster.now());
        if (side != null) {
            cluster.witness.failed(cluster.name, account.name, side, cluster.now());
        }
    }

    private void write(Server server, Account account, ClientInfo client, Request request, int errCode) {
        if (!server.works()) {
            return;
        }
        if (errCode != NOT_ENABLED) {
            server.count(errCode != 0);
            account.apiTotal++;
        }
        cluster.voice.audit(server, account.name, client, request.subject(), errCode);
        if (request.subject().startsWith(CREATE) && errCode == 0) {
            String stream = request.subject().substring(CREATE.length());
            cluster.voice.streamLeader(
                    new StreamGroup(account.name, stream, server),
                    server,
                    MetaGroup.membersOf(server, cluster.servers));
            cluster.voice.streamCreated(server, account.name, stream);
        }
    }
}
