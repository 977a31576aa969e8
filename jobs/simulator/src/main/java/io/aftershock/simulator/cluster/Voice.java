package io.aftershock.simulator.cluster;

import io.aftershock.simulator.delivery.Delivery;
import io.aftershock.simulator.engine.Agenda;
import io.aftershock.simulator.engine.Seeds;
import io.aftershock.simulator.wire.Advisories;
import io.aftershock.simulator.wire.ClientInfo;
import io.aftershock.simulator.wire.Identity;
import io.aftershock.simulator.wire.MetaWord;
import io.aftershock.simulator.wire.PeerView;
import io.aftershock.simulator.wire.SystemEvents;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the servers of a cluster publish. */
final class Voice {

    private static final String SYSTEM = "SYS";
    private static final String ADVISORY = "$JS.EVENT.ADVISORY.";

    private final String cluster;
    private final Agenda agenda;
    private final Delivery delivery;
    private final RandomGenerator ids;

    Voice(String cluster, Agenda agenda, Delivery delivery, Seeds seeds) {
        this.cluster = cluster;
        this.agenda = agenda;
        this.delivery = delivery;
        this.ids = seeds.of("ids");
    }

    void audit(Server server, String account, @Nullable ClientInfo client, String subject, int errCode) {
        byte[] body = Advisories.audit(Identity.nuid(ids), agenda.nowMillis(), server.name, client, subject, errCode);
        delivery.event(server.name, agenda.nowMillis(), account, ADVISORY + "API", body);
    }

    void metaLeader(Server leader, List<PeerView> peers) {
        byte[] body = Advisories.metaLeader(Identity.nuid(ids), agenda.nowMillis(), cluster, leader.name, peers);
        delivery.event(leader.name, agenda.nowMillis(), SYSTEM, ADVISORY + "DOMAIN.LEADER_ELECTED", body);
    }

    /** The account's copy and the system account's, of one id. */
    void streamLeader(StreamGroup group, Server leader, List<PeerView> peers) {
        String id = Identity.nuid(ids);
        String subject = ADVISORY + "STREAM.LEADER_ELECTED." + group.name;
        long now = agenda.nowMillis();
        delivery.event(
                leader.name,
                now,
                group.account,
                subject,
                Advisories.streamLeader(id, now, null, group.name, leader.name, peers));
        delivery.event(
                leader.name,
                now,
                SYSTEM,
                subject,
                Advisories.streamLeader(id, now, group.account, group.name, leader.name, peers));
    }

    void streamCreated(Server leader, String account, String stream) {
        byte[] body = Advisories.streamAction(Identity.nuid(ids), agenda.nowMillis(), stream, "create");
        delivery.event(leader.name, agenda.nowMillis(), account, ADVISORY + "STREAM.CREATED." + stream, body);
    }

    void connected(Server server, ClientInfo client) {
        byte[] body =
                Advisories.connect(Identity.nuid(ids), agenda.nowMillis(), server.info(agenda.nowMillis()), client);
        delivery.event(server.name, agenda.nowMillis(), SYSTEM, "$SYS.ACCOUNT." + client.account() + ".CONNECT", body);
    }

    void lameDuck(Server server) {
        farewell(server, "LAMEDUCK");
    }

    void shutdown(Server server) {
        farewell(server, "SHUTDOWN");
    }

    private void farewell(Server server, String event) {
        byte[] body = SystemEvents.farewell(server.info(agenda.nowMillis()));
        delivery.event(server.name, agenda.nowMillis(), SYSTEM, "$SYS.SERVER." + server.id() + "." + event, body);
    }

    void statsz(Server server, int connections, int servers, MetaWord meta) {
        byte[] body =
                SystemEvents.statsz(server.info(agenda.nowMillis()), server.startMillis, connections, servers, meta);
        delivery.event(server.name, agenda.nowMillis(), SYSTEM, "$SYS.SERVER." + server.id() + ".STATSZ", body);
    }
}
