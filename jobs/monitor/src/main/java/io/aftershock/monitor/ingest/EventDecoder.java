package io.aftershock.monitor.ingest;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.api.ApiSubject;
import io.aftershock.model.api.RequestKey;
import io.aftershock.model.election.ElectionScope;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.signal.AssetChange;
import io.aftershock.monitor.signal.LeaderElected;
import io.aftershock.monitor.signal.ServerEvent;
import io.aftershock.monitor.signal.ServerLoad;
import io.aftershock.monitor.signal.Signal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads advisories and system events; the types are those of nats-server's jetstream_events.go and events.go. */
final class EventDecoder {

    /** Connections whose name begins so are the monitor's own. */
    static final String OWN_CLIENT = "aftershock-";

    private static final String SYSTEM = "SYS";

    /** Known, and of no use but for their time. */
    private static final Set<String> TIME_ONLY = Set.of(
            "api_limit_reached",
            "client_connect",
            "client_disconnect",
            "consumer_ack",
            "consumer_group_pinned",
            "consumer_group_unpinned",
            "consumer_pause",
            "consumer_quorum_lost",
            "max_deliver",
            "meta_rescue",
            "nak",
            "restore_complete",
            "restore_create",
            "server_removed",
            "snapshot_complete",
            "snapshot_create",
            "stream_batch_abandoned",
            "stream_quorum_lost",
            "terminated");

    private EventDecoder() {}

    static Decoded decodeAdvisory(TelemetryRow row, AdvisoryFields fields) throws MissingFieldException {
        String type = required(fields.type, "type");
        String shortType = type.substring(type.lastIndexOf('.') + 1);
        Signal signal = Signal.ofRow(
                        row.cluster(),
                        Rfc3339.millis(required(fields.timestamp, "timestamp")),
                        row.receivedMillis(),
                        required(fields.id, "id"),
                        false)
                .by(fields.serverName);
        return switch (shortType) {
            case "api_audit" ->
                new Decoded.Accepted(signal.with(call(row, fields)).in(fields.domain));
            case "domain_leader_elected" -> new Decoded.Accepted(elected(signal, metaLeader(fields)));
            case "stream_leader_elected", "consumer_leader_elected" ->
                new Decoded.Accepted(elected(signal, assetLeader(row, fields)));
            case "stream_action", "consumer_action" ->
                new Decoded.Accepted(signal.with(change(row, fields)).in(fields.domain));
            case "server_out_of_space" ->
                new Decoded.Accepted(signal.loaded(ServerLoad.outOfSpace(required(fields.serverName, "server"))));
            case "account_connections" -> new Decoded.Accepted(signal.naming(accountName(fields)));
            default -> TIME_ONLY.contains(shortType) ? new Decoded.Accepted(signal) : new Decoded.Unknown();
        };
    }

    /** The name of an account that is known by its key; where there are no keys the name is told in its place. */
    private static Map<String, String> accountName(AdvisoryFields fields) {
        String key = fields.accountKey;
        String name = fields.ownName;
        return key == null || name == null || name.isEmpty() || name.equals(key) ? Map.of() : Map.of(key, name);
    }

    /** It is the winner that tells of its election. */
    private static Signal elected(Signal signal, LeaderElected elected) {
        return signal.by(elected.leader()).with(elected).in(elected.domain());
    }

    static Signal decodeServerEvent(TelemetryRow row, AdvisoryFields fields) throws MissingFieldException {
        String subject = row.subject();
        boolean statsz = subject.endsWith(".STATSZ");
        String time = required(statsz ? fields.serverTime : fields.ownTime, statsz ? "server.time" : "time");
        String name = required(statsz ? fields.serverName : fields.ownName, statsz ? "server.name" : "name");
        ServerEvent.Kind kind = statsz
                ? ServerEvent.Kind.ALIVE
                : subject.endsWith(".LAMEDUCK") ? ServerEvent.Kind.LAME_DUCK : ServerEvent.Kind.SHUTDOWN;
        return Signal.ofRow(row.cluster(), Rfc3339.millis(time), row.receivedMillis(), "", false)
                .by(name)
                .with(new ServerEvent(name, kind))
                .loaded(statsz ? fields.load.load(name, fields.serverId) : null)
                .in(statsz ? fields.serverDomain : fields.domain);
    }

    private static ApiCall call(TelemetryRow row, AdvisoryFields fields) throws MissingFieldException {
        String asked = required(fields.subject, "subject");
        ApiSubject subject = ApiSubject.parse(asked);
        String account = accountOf(row, fields);
        String client = fields.clientName;
        return new ApiCall(
                account,
                subject.operation(),
                subject.stream(),
                subject.consumer(),
                fields.errCode,
                client,
                fields.clientServer,
                fields.serverName == null ? "" : fields.serverName,
                client != null && client.startsWith(OWN_CLIENT),
                RequestKey.of(account, fields.clientServer, fields.clientId, fields.clientStart, asked, fields.errCode),
                fields.errCode == ApiCall.SUCCESS
                        ? RequestKey.UNKNOWN
                        : RequestKey.ofConnection(fields.clientServer, fields.clientId, fields.clientStart));
    }

    private static String accountOf(TelemetryRow row, AdvisoryFields fields) {
        if (fields.clientService != null) {
            return fields.clientService;
        }
        if (fields.clientAccount != null) {
            return fields.clientAccount;
        }
        return row.account() == null ? SYSTEM : row.account();
    }

    /** The advisory names the winner by its peer id, an eight character hash; the list of peers has the names. */
    private static LeaderElected metaLeader(AdvisoryFields fields) throws MissingFieldException {
        String peer = required(fields.leader, "leader");
        String name = fields.nameByPeer.getOrDefault(peer, peer);
        return new LeaderElected(ElectionScope.META, fields.domain, null, null, null, name);
    }

    private static LeaderElected assetLeader(TelemetryRow row, AdvisoryFields fields) throws MissingFieldException {
        return new LeaderElected(
                fields.consumer == null ? ElectionScope.STREAM : ElectionScope.CONSUMER,
                fields.domain,
                owner(row, fields),
                required(fields.stream, "stream"),
                fields.consumer,
                required(fields.leader, "leader"));
    }

    private static AssetChange change(TelemetryRow row, AdvisoryFields fields) throws MissingFieldException {
        return new AssetChange(
                owner(row, fields), required(fields.stream, "stream"), fields.consumer, kind(fields.action));
    }

    private static AssetChange.Kind kind(@Nullable String action) {
        if ("create".equals(action)) {
            return AssetChange.Kind.CREATED;
        }
        return "delete".equals(action) ? AssetChange.Kind.DELETED : AssetChange.Kind.UPDATED;
    }

    /** Only the system account's copy names the account; the other one was published in it. */
    private static String owner(TelemetryRow row, AdvisoryFields fields) {
        if (fields.account != null) {
            return fields.account;
        }
        return row.account() == null ? SYSTEM : row.account();
    }

    static String required(@Nullable String value, String field) throws MissingFieldException {
        if (value == null || value.isEmpty()) {
            throw new MissingFieldException(field);
        }
        return value;
    }
}
