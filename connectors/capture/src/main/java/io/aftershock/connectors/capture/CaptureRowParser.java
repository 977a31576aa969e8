package io.aftershock.connectors.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one line of a capture; the body is cut out as it stands, and not read. */
final class CaptureRowParser {

    /** What stands in the {@code account} of rows of polls over HTTP. */
    private static final String HTTP = "$HTTP";

    /** What stands in the {@code kind} of rows of polls over the system account. */
    private static final String SYSTEM_REQUEST = "sysreq";

    private final JsonFactory json = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

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

        void take(String name, JsonParser value, byte[] line) throws IOException {
            switch (name) {
                case "ts" -> ts = value.currentToken().isNumeric() ? (Long) value.getValueAsLong() : null;
                case "account" -> account = value.getValueAsString();
                case "subject" -> subject = value.getValueAsString();
                case "kind" -> kind = value.getValueAsString();
                case "cluster" -> cluster = value.getValueAsString();
                case "node" -> node = value.getValueAsString();
                case "via" -> via = names(value);
                case "asked" -> asked = names(value);
                case "data" -> data = body(value, line);
                default -> value.skipChildren();
            }
            value.skipChildren();
        }

        TelemetryRow row(String defaultCluster) throws NotARowException {
            if (ts == null) {
                throw new NotARowException("no number 'ts'");
            }
            Kind from = HTTP.equals(account) ? Kind.HTTP_POLL : SYSTEM_REQUEST.equals(kind) ? Kind.POLL : Kind.EVENT;
            return new TelemetryRow(
                    cluster == null || cluster.isEmpty() ? defaultCluster : cluster,
                    ts,
                    from,
                    account,
                    subject == null ? "" : subject,
                    node,
                    via,
                    asked,
                    data,
                    null);
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
