package io.aftershock.monitor.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.aftershock.model.api.ApiCall;
import java.io.CharArrayReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The few fields of an advisory or system event that the job uses, read in one pass.
 *
 * <p>Advisories reach several megabytes, nearly all of it {@code response}: of that only the error is read, and nothing
 * is kept.
 */
final class AdvisoryFields {

    /** Above this many characters a response is read no further than its first fields, where the server puts errors. */
    private static final int LONG_RESPONSE = 64 * 1024;

    /** An error that tells no code is an error all the same; no table knows this one. */
    private static final int ERROR_WITHOUT_CODE = 1;

    @Nullable
    String type;

    @Nullable
    String id;

    @Nullable
    String timestamp;

    @Nullable
    String account;

    @Nullable
    String subject;

    @Nullable
    String domain;

    @Nullable
    String leader;

    @Nullable
    String stream;

    @Nullable
    String consumer;

    @Nullable
    String action;

    @Nullable
    String serverName;

    @Nullable
    String serverTime;

    /** Of system events; advisories have it at the top. */
    @Nullable
    String serverDomain;

    /** Of advisories about the meta group, and of events that are a server's description: its NATS cluster. */
    @Nullable
    String cluster;

    /** The same of other system events. */
    @Nullable
    String serverCluster;

    /** The NATS cluster that the client is connected to. */
    @Nullable
    String clientCluster;

    /** Of an event about an account: its key. */
    @Nullable
    String accountKey;

    @Nullable
    String ownName;

    @Nullable
    String ownTime;

    @Nullable
    String clientAccount;

    @Nullable
    String clientService;

    @Nullable
    String clientName;

    @Nullable
    String clientServer;

    /** With the start and the server it names one connection. */
    @Nullable
    String clientId;

    @Nullable
    String clientStart;

    /** Of system events: names the server's process. */
    @Nullable
    String serverId;

    /** What {@code STATSZ} tells of a server's load. */
    final LoadFields load = new LoadFields();

    int errCode = ApiCall.SUCCESS;
    final Map<String, String> nameByPeer = new HashMap<>();

    private final byte[] body;
    private @Nullable String peer;
    private @Nullable String peerName;

    private AdvisoryFields(byte[] body) {
        this.body = body;
    }

    static AdvisoryFields read(JsonFactory json, byte[] data) throws IOException {
        AdvisoryFields fields = new AdvisoryFields(data);
        try (JsonParser parser = json.createParser(data)) {
            parser.nextToken();
            JsonFields.ofObject(parser, (name, value) -> fields.take(json, name, value));
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new JsonFields.NotAnObjectException(parser);
            }
        }
        return fields;
    }

    /** The NATS cluster that it is about: of what has a client the client's, else that of the server. */
    @Nullable
    String home() {
        if (clientCluster != null) {
            return clientCluster;
        }
        return serverCluster == null ? cluster : serverCluster;
    }

    private void take(JsonFactory json, String name, JsonParser value) throws IOException {
        switch (name) {
            case "type" -> type = JsonFields.text(value);
            case "id" -> id = JsonFields.text(value);
            case "timestamp" -> timestamp = JsonFields.text(value);
            case "account" -> account = JsonFields.text(value);
            case "subject" -> subject = JsonFields.text(value);
            case "domain" -> domain = JsonFields.text(value);
            case "cluster" -> cluster = JsonFields.text(value);
            case "leader" -> leader = JsonFields.text(value);
            case "stream" -> stream = JsonFields.text(value);
            case "consumer" -> consumer = JsonFields.text(value);
            case "action" -> action = JsonFields.text(value);
            case "acc" -> accountKey = JsonFields.text(value);
            case "name" -> ownName = JsonFields.text(value);
            case "time" -> ownTime = JsonFields.text(value);
            case "server" -> takeServer(value);
            case "client" -> JsonFields.ofOptionalObject(value, this::takeClient);
            case "replicas" -> JsonFields.ofEachObject(value, this::takeReplica, this::endReplica);
            case "response" -> takeResponse(json, value);
            case "statsz" -> JsonFields.ofOptionalObject(value, load::takeStatsz);
            default -> {}
        }
    }

    /** In audits the server is a name, in system events an object. */
    private void takeServer(JsonParser value) throws IOException {
        if (value.currentToken() == JsonToken.START_OBJECT) {
            JsonFields.ofObject(value, (name, field) -> {
                if (name.equals("name")) {
                    serverName = JsonFields.text(field);
                } else if (name.equals("time")) {
                    serverTime = JsonFields.text(field);
                } else if (name.equals("domain")) {
                    serverDomain = JsonFields.text(field);
                } else if (name.equals("cluster")) {
                    serverCluster = JsonFields.text(field);
                } else if (name.equals("id")) {
                    serverId = JsonFields.text(field);
                }
            });
        } else {
            serverName = JsonFields.text(value);
        }
    }

    private void takeClient(String name, JsonParser value) throws IOException {
        switch (name) {
            case "acc" -> clientAccount = JsonFields.text(value);
            case "svc" -> clientService = JsonFields.text(value);
            case "name" -> clientName = JsonFields.text(value);
            case "server" -> clientServer = JsonFields.text(value);
            case "id" -> clientId = JsonFields.text(value);
            case "start" -> clientStart = JsonFields.text(value);
            case "cluster" -> clientCluster = JsonFields.text(value);
            default -> {}
        }
    }

    private void takeReplica(String name, JsonParser value) throws IOException {
        if (name.equals("peer")) {
            peer = JsonFields.text(value);
        } else if (name.equals("name")) {
            peerName = JsonFields.text(value);
        }
    }

    private void endReplica() {
        if (peer != null && peerName != null) {
            nameByPeer.put(peer, peerName);
        }
        peer = null;
        peerName = null;
    }

    private void takeResponse(JsonFactory json, JsonParser value) throws IOException {
        if (value.currentToken() == JsonToken.START_OBJECT) {
            JsonFields.ofObject(value, this::takeResponseField);
            return;
        }
        if (value.currentToken() != JsonToken.VALUE_STRING
                || ResponseText.isSuccess(body, value.currentTokenLocation().getByteOffset())) {
            return;
        }
        int length = value.getTextLength();
        CharArrayReader text = new CharArrayReader(value.getTextCharacters(), value.getTextOffset(), length);
        try (JsonParser response = json.createParser(text)) {
            if (response.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (response.nextToken() == JsonToken.FIELD_NAME) {
                String name = response.currentName();
                response.nextToken();
                takeResponseField(name, response);
                if (name.equals("error") || (length > LONG_RESPONSE && !name.equals("type"))) {
                    return;
                }
                response.skipChildren();
            }
        }
    }

    private void takeResponseField(String name, JsonParser value) throws IOException {
        if (name.equals("error") && value.currentToken() == JsonToken.START_OBJECT) {
            JsonFields.ofObject(value, (field, code) -> {
                // Servers before err_code existed send only the HTTP-like code, which no class is known for.
                if (field.equals("err_code") || (field.equals("code") && errCode == ApiCall.SUCCESS)) {
                    errCode = code.getValueAsInt();
                }
            });
            if (errCode == ApiCall.SUCCESS) {
                errCode = ERROR_WITHOUT_CODE;
            }
        }
    }
}
