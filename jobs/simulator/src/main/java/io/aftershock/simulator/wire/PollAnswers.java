package io.aftershock.simulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of answers over the system account, as nats-server's monitor.go writes them, in their envelope. */
public final class PollAnswers {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private PollAnswers() {}

    /**
     * The state of JetStream.
     *
     * @param accounts by name what all servers together have counted for an account, as gossip knows it
     */
    public static byte[] jsz(ServerInfo server, MetaWord meta, Map<String, Long> accounts) {
        ObjectNode body = envelope(server);
        ObjectNode data = state(body, server, accounts.size());
        data.set("api", meta.api());
        data.set("meta_cluster", meta.group(server.cluster()));
        ArrayNode details = data.putArray("account_details");
        accounts.forEach((name, total) -> details.addObject()
                .put("name", name)
                .put("id", name)
                .putObject("api")
                .put("level", 0)
                .put("total", total)
                .put("errors", 0));
        return Json.bytes(body);
    }

    /** The state of a lame duck: disabled, and all counters zero although the process is the same. */
    public static byte[] disabled(ServerInfo server) {
        ObjectNode body = envelope(server);
        ObjectNode data = state(body, server, 0).put("disabled", true);
        data.putObject("api").put("level", 0).put("total", 0).put("errors", 0);
        return Json.bytes(body);
    }

    /** The Raft group of the meta leader; of a lame duck there is none. */
    public static byte[] raftz(ServerInfo server, @Nullable MetaWord meta) {
        ObjectNode body = envelope(server);
        ObjectNode groups = body.putObject("data").putObject("SYS");
        if (meta != null) {
            groups.set("_meta_", meta.raft());
        }
        return Json.bytes(body);
    }

    /** Health of the meta group. */
    public static byte[] healthz(ServerInfo server, @Nullable String error) {
        ObjectNode body = envelope(server);
        ObjectNode data = body.putObject("data")
                .put("status", error == null ? "ok" : "unavailable")
                .put("status_code", error == null ? OK : UNAVAILABLE);
        if (error != null) {
            data.put("error", error);
        }
        return Json.bytes(body);
    }

    /** The poller's own word that a server owes an answer. */
    public static byte[] noAnswer() {
        return Json.bytes(Json.object().put("_error", "no answer"));
    }

    private static ObjectNode envelope(ServerInfo server) {
        ObjectNode body = Json.object();
        body.set("server", server.tree());
        return body;
    }

    private static ObjectNode state(ObjectNode body, ServerInfo server, int accounts) {
        return body.putObject("data")
                .put("memory", 0)
                .put("storage", 294_670)
                .put("accounts", accounts)
                .put("server_id", server.id())
                .put("now", Json.time(server.nowMillis()));
    }
}
