package io.aftershock.monitor.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.signal.MetaView;
import io.aftershock.monitor.signal.Signal;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the answers to polls: {@code /jsz}, {@code /raftz} and health, bare over HTTP or in the system account's envelope. */
final class PollDecoder {

    private @Nullable String server;
    private @Nullable String time;
    private @Nullable String leader;
    private @Nullable String raftState;
    private @Nullable String domain;
    private @Nullable String accountKey;
    private @Nullable String accountName;
    private final Map<String, String> accountNames = new HashMap<>();
    private boolean hasMeta;
    private boolean disabled;

    private PollDecoder(@Nullable String node) {
        this.server = node;
    }

    /** A poll that nobody answered is a signal too: time goes on. */
    static Signal decode(JsonFactory json, TelemetryRow row) throws IOException {
        String node = row.node();
        if (node == null && row.kind() == TelemetryRow.Kind.HTTP_POLL) {
            node = row.subject().substring(row.subject().indexOf('.') + 1);
        }
        PollDecoder poll = new PollDecoder(node);
        try (JsonParser parser = json.createParser(row.data())) {
            parser.nextToken();
            JsonFields.ofObject(parser, poll::take);
        }
        long at = poll.time == null ? Signal.NO_TIME : EventDecoder.millis(poll.time);
        Signal signal = Signal.ofRow(row.cluster(), at, row.receivedMillis(), "", true)
                .by(poll.time == null ? null : poll.server);
        MetaView view = poll.view();
        return (view == null ? signal : signal.with(view)).in(poll.domain).naming(poll.accountNames);
    }

    private void take(String name, JsonParser value) throws IOException {
        switch (name) {
            case "server" -> JsonFields.ofOptionalObject(value, this::takeServer);
            case "data" -> JsonFields.ofOptionalObject(value, this::take);
            case "now" -> time = JsonFields.text(value);
            case "config" ->
                JsonFields.ofOptionalObject(value, (field, text) -> {
                    if (field.equals("domain")) {
                        domain = JsonFields.text(text);
                    }
                });
            case "account_details" -> JsonFields.ofEachObject(value, this::takeAccount, this::endAccount);
            case "disabled" -> disabled = value.getValueAsBoolean();
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
        } else if (name.equals("domain")) {
            domain = JsonFields.text(value);
        } else if (name.equals("time") && time == null) {
            time = JsonFields.text(value);
        }
    }

    private void takeAccount(String name, JsonParser value) throws IOException {
        if (name.equals("id")) {
            accountKey = JsonFields.text(value);
        } else if (name.equals("name")) {
            accountName = JsonFields.text(value);
        }
    }

    private void endAccount() {
        if (accountKey != null && accountName != null && !accountName.isEmpty() && !accountName.equals(accountKey)) {
            accountNames.put(accountKey, accountName);
        }
        accountKey = null;
        accountName = null;
    }

    private void takeMeta(String name, JsonParser value) throws IOException {
        if (name.equals("leader")) {
            leader = JsonFields.text(value);
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
                }
            });
        }
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
