package io.aftershock.monitor.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.signal.MetaView;
import io.aftershock.monitor.signal.RaftTerm;
import io.aftershock.monitor.signal.Reach;
import io.aftershock.monitor.signal.ServerCounters;
import io.aftershock.monitor.signal.ServerCounters.AccountTotal;
import io.aftershock.monitor.signal.ServerLoad;
import io.aftershock.monitor.signal.Signal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the answers to polls: {@code /jsz}, {@code /raftz} and health, bare over HTTP or in the system account's envelope. */
final class PollDecoder {

    private @Nullable String server;
    private @Nullable String time;
    private @Nullable String leader;
    private @Nullable String raftState;
    private @Nullable String serverId;
    private @Nullable String domain;
    private @Nullable String leaderSince;
    private @Nullable String cluster;
    private @Nullable String accountId;
    private @Nullable String accountName;
    private final List<AccountTotal> accounts = new ArrayList<>();
    private long term;
    private long apiTotal;
    private long accountTotal;
    private final Map<String, String> accountNames = new HashMap<>();
    private boolean hasMeta;
    private boolean hasCounters;
    private boolean disabled;
    private final LoadFields load = new LoadFields();
    private @Nullable String failure;
    private @Nullable String complaint;

    private PollDecoder(@Nullable String node) {
        this.server = node;
    }

    /** A poll that nobody answered is a signal too: time goes on. */
    static Signal decode(JsonFactory json, TelemetryRow row, Spans spans) throws IOException {
        String node = row.node();
        if (node == null && row.kind() == TelemetryRow.Kind.HTTP_POLL) {
            node = row.subject().substring(row.subject().indexOf('.') + 1);
        }
        PollDecoder poll = new PollDecoder(node);
        try (JsonParser parser = json.createParser(row.data())) {
            parser.nextToken();
            JsonFields.ofObject(parser, poll::take);
        }
        long at = poll.time == null ? Signal.NO_TIME : Rfc3339.millis(poll.time);
        Signal signal = Signal.ofRow(row.cluster(), at, row.receivedMillis(), "", true)
                .by(poll.time == null ? null : poll.server);
        MetaView view = poll.view();
        Signal seen = view == null ? signal : signal.with(view);
        Reach reach = PollReach.of(row, poll.server, poll.failure, poll.complaint);
        if (poll.failure != null) {
            Signal unanswered = seen.unanswered();
            return reach == null ? unanswered : unanswered.reaching(reach);
        }
        ServerCounters counters = poll.counters(at);
        RaftTerm raft = poll.raftTerm();
        Signal told = counters == null && raft == null ? seen : seen.beside(counters, raft);
        Signal reached = reach == null ? told : told.reaching(reach);
        return reached.loaded(poll.load())
                .in(poll.domain)
                .homed(spans.home(row.cluster(), poll.cluster))
                .naming(poll.accountNames);
    }

    private void take(String name, JsonParser value) throws IOException {
        switch (name) {
            case "server" -> JsonFields.ofOptionalObject(value, this::takeServer);
            case "data" -> JsonFields.ofOptionalObject(value, this::take);
            case "now" -> time = JsonFields.text(value);
            case "disabled" -> disabled = value.getValueAsBoolean();
            case "_error" -> failure = String.valueOf(JsonFields.text(value));
            case "error" -> {
                complaint = JsonFields.text(value);
                JsonFields.ofOptionalObject(value, this::takeGroup);
            }
            case "server_id" -> serverId = JsonFields.text(value);
            case "config" -> JsonFields.ofOptionalObject(value, this::takeConfig);
            case "ha_assets", "storage" -> load.takeSize(name, value);
            case "statsz" -> JsonFields.ofOptionalObject(value, load::takeStatsz);
            case "api" -> {
                hasCounters = true;
                JsonFields.ofOptionalObject(value, (field, number) -> {
                    if (field.equals("total")) {
                        apiTotal = number.getValueAsLong();
                    }
                });
            }
            case "account_details" -> JsonFields.ofEachObject(value, this::takeAccount, this::endAccount);
            case "meta_cluster" -> {
                hasMeta = true;
                JsonFields.ofOptionalObject(value, this::takeMeta);
            }
            default -> JsonFields.ofOptionalObject(value, this::takeGroup);
        }
    }

    private void takeServer(String name, JsonParser value) throws IOException {
        if (name.equals("name")) {
            server = JsonFields.text(value);
        } else if (name.equals("time") && time == null) {
            time = JsonFields.text(value);
        } else if (name.equals("cluster")) {
            cluster = JsonFields.text(value);
        } else {
            takeDomain(name, value);
        }
    }

    private void takeConfig(String name, JsonParser value) throws IOException {
        takeDomain(name, value);
        load.takeSize(name, value);
    }

    private void takeDomain(String name, JsonParser value) throws IOException {
        if (name.equals("domain")) {
            domain = JsonFields.text(value);
        }
    }

    private void takeAccount(String name, JsonParser value) throws IOException {
        switch (name) {
            case "id" -> accountId = JsonFields.text(value);
            case "name" -> accountName = JsonFields.text(value);
            case "api" ->
                JsonFields.ofOptionalObject(value, (field, number) -> {
                    if (field.equals("total")) {
                        accountTotal = number.getValueAsLong();
                    }
                });
            default -> {}
        }
    }

    /** Accounts that never called are left out: there may be very many. */
    private void endAccount() {
        String id = accountId == null ? accountName : accountId;
        if (id != null && accountTotal > 0) {
            accounts.add(new AccountTotal(id, accountName == null ? id : accountName, accountTotal));
        }
        if (id != null && accountName != null && !accountName.isEmpty() && !accountName.equals(id)) {
            accountNames.put(id, accountName);
        }
        accountId = null;
        accountName = null;
        accountTotal = 0;
    }

    private void takeMeta(String name, JsonParser value) throws IOException {
        if (name.equals("leader")) {
            leader = JsonFields.text(value);
        } else if (name.equals("name") && cluster == null) {
            // Over HTTP nothing else tells the cluster; it is that of the server which answers, and not the leader's.
            cluster = JsonFields.text(value);
        }
    }

    /** In {@code /raftz} the groups stand below the name of their account; of those only the meta group matters. */
    private void takeGroup(String name, JsonParser value) throws IOException {
        if (name.equals("_meta_")) {
            hasMeta = true;
            JsonFields.ofOptionalObject(value, (field, text) -> {
                if (field.equals("state")) {
                    raftState = JsonFields.text(text);
                } else if (field.equals("leader")) {
                    leader = JsonFields.text(text);
                } else if (field.equals("term")) {
                    term = text.getValueAsLong();
                } else if (field.equals("leader_since")) {
                    leaderSince = JsonFields.text(text);
                }
            });
        }
    }

    private @Nullable ServerCounters counters(long nowMillis) {
        return server == null || !hasCounters || nowMillis == Signal.NO_TIME
                ? null
                : new ServerCounters(
                        server, serverId == null ? "" : serverId, domain, nowMillis, apiTotal, disabled, accounts);
    }

    /** A lame duck's figures are zeros. */
    private @Nullable ServerLoad load() {
        return server == null || disabled ? null : load.load(server, serverId);
    }

    private @Nullable RaftTerm raftTerm() {
        return server == null || raftState == null || term == 0
                ? null
                : new RaftTerm(
                        server,
                        term,
                        raftState.equals("LEADER"),
                        leaderSince == null ? null : Rfc3339.millis(leaderSince));
    }

    /** A lame duck answers zeros without a meta group, so it has no view; nor has a server that did not answer. */
    private @Nullable MetaView view() {
        if (server == null || !hasMeta || disabled) {
            return null;
        }
        boolean known = leader != null && !leader.isEmpty();
        boolean leads = raftState == null ? server.equals(leader) : raftState.equals("LEADER");
        // /raftz names the leader by its peer id, /jsz by its name.
        String name = leads ? server : raftState == null && known ? leader : null;
        return new MetaView(server, known || leads, leads, name);
    }
}
