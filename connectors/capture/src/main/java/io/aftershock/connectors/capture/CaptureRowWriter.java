package io.aftershock.connectors.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.aftershock.connectors.capture.CaptureRowParser.NotARowException;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row as one line of a capture, from which {@link CaptureRowParser} reads the same row.
 *
 * <p>The body stands in the line as it came, but for line breaks between its tokens. Each line is read back before it is
 * handed out: a body that would not come out as it went in is no JSON, and is written in base64.
 */
public final class CaptureRowWriter {

    private static final byte[] DATA = ("\"" + CaptureFormat.DATA + "\":").getBytes(StandardCharsets.UTF_8);

    private final JsonFactory json = CaptureFormat.json();
    private final CaptureRowParser reader = new CaptureRowParser();

    /** The line of a row, without its end. */
    public byte[] line(TelemetryRow row) throws IOException {
        byte[] head = head(row);
        byte[] body = row.data();
        if (body.length == 0) {
            return head;
        }
        byte[] line = joined(head, body);
        if (!readsAs(body, line)) {
            return head(row, body);
        }
        // Between tokens a line break means as little as a blank, and within a string it would not have been read.
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        return line;
    }

    private boolean readsAs(byte[] body, byte[] line) {
        try {
            return Arrays.equals(reader.parse("", line).data(), body);
        } catch (NotARowException e) {
            return false;
        }
    }

    private static byte[] joined(byte[] head, byte[] body) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(head.length + DATA.length + body.length + 1);
        line.write(head, 0, head.length - 1);
        line.write(',');
        line.writeBytes(DATA);
        line.writeBytes(body);
        line.write('}');
        return line.toByteArray();
    }

    private byte[] head(TelemetryRow row) throws IOException {
        return head(row, null);
    }

    /** All of the row but its body, which follows in base64 if it is given. */
    private byte[] head(TelemetryRow row, byte @Nullable [] encoded) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(line)) {
            out.writeStartObject();
            out.writeNumberField(CaptureFormat.TS, row.receivedMillis());
            out.writeStringField(CaptureFormat.CLUSTER, row.cluster());
            text(out, CaptureFormat.ACCOUNT, row.account());
            text(out, CaptureFormat.SUBJECT, row.subject().isEmpty() ? null : row.subject());
            text(out, CaptureFormat.KIND, kind(row.kind()));
            text(out, CaptureFormat.NODE, row.node());
            names(out, CaptureFormat.VIA, row.via());
            names(out, CaptureFormat.ASKED, row.asked());
            if (row.status() != null) {
                status(out, row.status());
            }
            if (encoded != null) {
                out.writeBinaryField(CaptureFormat.DATA_BASE64, encoded);
            }
            out.writeEndObject();
        }
        return line.toByteArray();
    }

    private static @Nullable String kind(Kind kind) {
        return switch (kind) {
            case EVENT, HTTP_POLL -> null; // told apart by the account
            case POLL -> CaptureFormat.KIND_SYSTEM_REQUEST;
            case STATUS -> CaptureFormat.KIND_STATUS;
            case UNREADABLE -> CaptureFormat.KIND_UNREADABLE;
        };
    }

    private static void text(JsonGenerator out, String field, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(field, value);
        }
    }

    private static void names(JsonGenerator out, String field, List<String> names) throws IOException {
        if (!names.isEmpty()) {
            out.writeFieldName(field);
            out.writeArray(names.toArray(String[]::new), 0, names.size());
        }
    }

    private static void status(JsonGenerator out, SourceStatus status) throws IOException {
        out.writeObjectFieldStart(CaptureFormat.STATUS);
        out.writeStringField(CaptureFormat.CONDITION, status.condition().name().toLowerCase(Locale.ROOT));
        out.writeStringField(CaptureFormat.SOURCE, status.source());
        out.writeNumberField(CaptureFormat.MESSAGES, status.messages());
        out.writeNumberField(CaptureFormat.BEHIND_MS, status.behindMillis());
        out.writeStringField(CaptureFormat.DETAIL, status.detail());
        out.writeEndObject();
    }
}
