package io.aftershock.monitor.redact;

import static io.aftershock.monitor.redact.Kept.Fields.scalars;
import static io.aftershock.monitor.redact.Kept.each;

import io.aftershock.monitor.redact.Kept.Fields;
import io.aftershock.monitor.signal.Silence;

/**
 * The fields that a redacted row keeps: what the job reads, and numbers and names of servers that help to see why.
 *
 * <p>Names of clusters, servers, accounts, streams, consumers and clients stay, since findings are made of them. Of clients
 * everything else goes that tells who they are: user, address, keys and tags.
 */
final class KeptFields {

    /** Why a request failed may name an address; that it failed, and whether it was refused, says enough. */
    private static final Kept NO_ANSWER = (value, to) -> {
        String text = value.currentToken().isScalarValue() ? value.getText() : "";
        value.skipChildren();
        to.writeString(Silence.of(text).text());
    };

    /** What a server says of its own health, or the code by which it refuses to say. */
    private static final Kept ERROR = Kept.textOr(scalars("code err_code"));

    private static final Fields TRAFFIC = scalars("msgs bytes");

    private static final Fields SERVER = scalars("name id cluster domain ver seq time jetstream flags");

    private static final Fields CLIENT =
            scalars("start id acc svc name lang ver rtt server cluster stop kind client_type");

    private static final Kept REPLICAS = each(scalars("name current offline active lag peer observer"));

    private static final Fields API = scalars("level total errors inflight");

    private static final Fields SIZES = scalars("memory storage reserved_memory reserved_storage accounts ha_assets")
            .and("api", API);

    private static final Fields META = scalars(
                    "name leader peer cluster_size quorum_needed rescue pending pending_requests pending_infos")
            .and("replicas", REPLICAS)
            .and("snapshot", scalars("pending_entries pending_size last_time last_duration"));

    private static final Fields JSZ = SIZES.and(scalars(
                    "server_id now disabled streams streams_leader consumers consumers_leader messages bytes total"))
            .and("config", scalars("max_memory max_storage domain strict"))
            .and("meta_cluster", META)
            .and("account_details", each(SIZES.and(scalars("name id"))));

    private static final Fields GROUP = scalars("id state size quorum_needed committed applied leader leader_since "
                    + "ever_had_leader term voted_for pterm pindex system_account traffic_account paused observer overrun "
                    + "ipq_proposal_len ipq_entry_len ipq_resp_len ipq_apply_len")
            .and("wal", scalars("messages bytes first_seq first_ts last_seq last_ts consumer_count"))
            .and("peers", each(scalars("name known last_replicated_index last_seen")));

    private static final Fields STATSZ = scalars("start mem cores cpu connections total_connections active_accounts "
                    + "subscriptions slow_consumers stale_connections stalled_clients active_servers gomaxprocs")
            .and("sent", TRAFFIC)
            .and("received", TRAFFIC)
            .and("routes", each(scalars("rid name pending").and("sent", TRAFFIC).and("received", TRAFFIC)))
            .and(
                    "gateways",
                    each(scalars("gwid name inbound_connections")
                            .and("sent", TRAFFIC)
                            .and("received", TRAFFIC)))
            .and(
                    "jetstream",
                    new Fields()
                            .and("config", scalars("max_memory max_storage"))
                            .and("stats", SIZES)
                            .and("meta", META));

    private KeptFields() {}

    /** Of an advisory or a system event, whatever its type. */
    static Fields ofEvent(Kept subject) {
        return scalars("type id timestamp account domain leader stream consumer action cluster server_id dropped "
                        + "deliveries stream_seq consumer_seq prev_quorum new_quorum paused pause_until batch "
                        + "acc name conns leafnodes total_conns num_subscriptions slow_consumers "
                        + "ver seq jetstream flags time")
                .and("subject", subject)
                .and("server", Kept.textOr(SERVER))
                .and("client", CLIENT)
                .and("replicas", REPLICAS)
                .and("response", new KeptResponse())
                .and("sent", TRAFFIC)
                .and("received", TRAFFIC)
                .and("statsz", STATSZ);
    }

    /** Of the answer to a poll, bare over HTTP or in the system account's envelope, by what was asked for. */
    static Fields ofPoll(String subject) {
        Fields envelope = scalars("cluster").and("server", SERVER).and("_error", NO_ANSWER);
        if (subject.endsWith("RAFTZ") || subject.startsWith("raftz.")) {
            // The groups stand below the name of their account.
            return envelope.and("error", ERROR).and("data", each(each(GROUP))).andOthers(each(GROUP));
        }
        Fields page = JSZ.and(scalars("status status_code")).and("error", ERROR).and("statsz", STATSZ);
        return envelope.and(page).and("data", page);
    }
}
