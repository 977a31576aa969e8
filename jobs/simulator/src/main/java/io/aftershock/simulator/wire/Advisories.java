package io.aftershock.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies of advisories, as nats-server's jetstream_events.go writes them. */
public final class Advisories {

    private static final String JETSTREAM = "io.nats.jetstream.advisory.v1.";
    private static final String SERVER = "io.nats.server.advisory.v1.";

    private Advisories() {}

    /**
     * The audit of an answer.
     *
     * @param client null for administrators, who call from the system account and are not named
     */
    public static byte[] audit(
            String id, long atMillis, String server, @Nullable ClientInfo client, String subject, int errCode) {
        ObjectNode body = advisory(JETSTREAM + "api_audit", id, atMillis).put("server", server);
        body.set("client", client == null ? Json.object() : client.tree());
        return Json.bytes(body.put("subject", "$JS.API." + subject).put("response", Responses.of(subject, errCode)));
    }

    /** A new meta leader, which the winner tells by its peer id. */
    public static byte[] metaLeader(String id, long atMillis, String cluster, String leader, List<PeerView> replicas) {
        ObjectNode body =
                advisory(JETSTREAM + "domain_leader_elected", id, atMillis).put("leader", Identity.peer(leader));
        PeerView.write(replicas, body.putArray("replicas"));
        return Json.bytes(body.put("cluster", cluster));
    }

    /**
     * A new leader of a stream.
     *
     * @param account only the system account's copy names it
     */
    public static byte[] streamLeader(
            String id, long atMillis, @Nullable String account, String stream, String leader, List<PeerView> replicas) {
        ObjectNode body = advisory(JETSTREAM + "stream_leader_elected", id, atMillis);
        if (account != null) {
            body.put("account", account);
        }
        body.put("stream", stream).put("leader", leader);
        PeerView.write(replicas, body.putArray("replicas"));
        return Json.bytes(body);
    }

    /** A stream was made, changed or deleted. */
    public static byte[] streamAction(String id, long atMillis, String stream, String action) {
        return Json.bytes(advisory(JETSTREAM + "stream_action", id, atMillis)
                .put("stream", stream)
                .put("action", action));
    }

    /** A client has connected, which the system account is told. */
    public static byte[] connect(String id, long atMillis, ServerInfo server, ClientInfo client) {
        ObjectNode body = advisory(SERVER + "client_connect", id, atMillis);
        body.set("server", server.tree());
        body.set("client", client.tree());
        return Json.bytes(body);
    }

    private static ObjectNode advisory(String type, String id, long atMillis) {
        return Json.object().put("type", type).put("id", id).put("timestamp", Json.time(atMillis));
    }
}
