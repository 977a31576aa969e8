package io.aftershock.connectors.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one line of a capture; the body is cut out as it stands, and not read. */
final class CaptureRowParser {

    private final JsonFactory json = CaptureFormat.json();

    /** The line is no row; the message says why, without quoting it. */
    static final class NotARowException extends Exception {
        private static final long serialVersionUID = 1L;

        NotARowException(String why) {
            super(why);
        }
    }

    TelemetryRow parse(String defaultCluster, byte[] line) throws NotARowException {
        Fields fields = new Fields();
        try (JsonParser parser = json.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NotARowException("not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.take(name, parser, line);
            }
        } catch (IOException e) {
            throw new NotARowException("not JSON");
        }
        return fields.row(defaultCluster);
    }

    /** The fields of a row as they come. */
    private static final class Fields {

        private @Nullable Long ts;
        private @Nullable String account;
        private @Nullable String subject;
        private @Nullable String kind;
        private @Nullable String cluster;
        private @Nullable String node;
        private List<String> via = List.of();
        private List<String> asked = List.of();
        private byte[] data = {};
        private @Nullable SourceStatus status;

        void take(String name, JsonParser value, byte[] line) throws IOException {
            switch (name) {
                case CaptureFormat.TS -> ts = value.currentToken().isNumeric() ? (Long) value.getValueAsLong() : null;
                case CaptureFormat.ACCOUNT -> account = value.getValueAsString();
                case CaptureFormat.SUBJECT -> subject = value.getValueAsString();
                case CaptureFormat.KIND -> kind = value.getValueAsString();
                case CaptureFormat.CLUSTER -> cluster = value.getValueAsString();
                case CaptureFormat.NODE -> node = value.getValueAsString();
                case CaptureFormat.VIA -> via = names(value);
                case CaptureFormat.ASKED -> asked = names(value);
                case CaptureFormat.DATA -> data = body(value, line);
                case CaptureFormat.DATA_BASE64 -> data = value.getBinaryValue();
                case CaptureFormat.STATUS -> status = CaptureStatus.read(value);
                default -> value.skipChildren();
            }
            value.skipChildren();
        }

        TelemetryRow row(String defaultCluster) throws NotARowException {
            if (ts == null) {
                throw new NotARowException("no number 'ts'");
            }
            return new TelemetryRow(
                    cluster == null || cluster.isEmpty() ? defaultCluster : cluster,
                    ts,
                    from(),
                    account,
                    subject == null ? "" : subject,
                    node,
                    via,
                    asked,
                    data,
                    status);
        }

        private Kind from() {
            if (CaptureFormat.HTTP.equals(account)) {
                return Kind.HTTP_POLL;
            }
            if (CaptureFormat.KIND_STATUS.equals(kind) && status != null) {
                return Kind.STATUS;
            }
            if (CaptureFormat.KIND_UNREADABLE.equals(kind)) {
                return Kind.UNREADABLE;
            }
            return CaptureFormat.KIND_SYSTEM_REQUEST.equals(kind) ? Kind.POLL : Kind.EVENT;
        }

        private static byte[] body(JsonParser value, byte[] line) throws IOException {
            int from = (int) value.currentTokenLocation().getByteOffset();
            value.skipChildren();
            value.finishToken();
            return Arrays.copyOfRange(line, from, (int) value.currentLocation().getByteOffset());
        }

        private static List<String> names(JsonParser value) throws IOException {
            if (value.currentToken() != JsonToken.START_ARRAY) {
                return List.of();
            }
            List<String> names = new ArrayList<>();
            while (value.nextToken() != JsonToken.END_ARRAY) {
                if (value.currentToken() == JsonToken.VALUE_STRING) {
                    names.add(value.getText());
                } else {
                    value.skipChildren();
                }
            }
            return names;
        }
    }
}
