package io.aftershock.monitor.redact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.TelemetryRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of rows what strangers need not know, and leaves what findings are made of.
 *
 * <p>A body that is not the JSON that its subject promises becomes empty, which is not it either: the row stays a dead letter of
 * the same reason.
 */
public final class RowRedaction {

    private static final byte[] NO_DATA = {};

    private final JsonFactory json = json();
    private final Kept event = KeptFields.ofEvent(new KeptSubject());

    static JsonFactory json() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    /** The row without bodies, addresses and user names. */
    public TelemetryRow redacted(TelemetryRow row) {
        return switch (row.kind()) {
            case EVENT -> isTelemetry(row.subject()) ? with(row, row.subject(), row.node(), event) : unknown(row);
            case POLL, HTTP_POLL -> with(row, row.subject(), row.node(), KeptFields.ofPoll(row.subject()));
            case STATUS -> status(row);
            // Where it stood was the name of a file.
            case UNREADABLE -> with(row, "redacted", row.node(), null);
        };
    }

    /** All that a server publishes about itself; another subject may hold anything, its name included. */
    private static boolean isTelemetry(String subject) {
        return subject.startsWith("$JS.EVENT.") || subject.startsWith("$SYS.");
    }

    private TelemetryRow unknown(TelemetryRow row) {
        return with(row, "redacted", null, null);
    }

    /** The sentence may name an address. */
    private static TelemetryRow status(TelemetryRow row) {
        SourceStatus status = row.status();
        return status == null
                ? row
                : TelemetryRow.status(
                        row.cluster(),
                        row.receivedMillis(),
                        new SourceStatus(
                                status.condition(), status.source(), status.messages(), status.behindMillis(), ""));
    }

    private TelemetryRow with(TelemetryRow row, String subject, @Nullable String node, @Nullable Kept kept) {
        return new TelemetryRow(
                row.cluster(),
                row.receivedMillis(),
                row.kind(),
                row.account(),
                subject,
                node,
                row.via(),
                row.asked(),
                kept == null ? NO_DATA : copy(row.data(), kept),
                null);
    }

    private byte[] copy(byte[] body, Kept kept) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream(Math.min(body.length, 1 << 12));
        try (JsonParser parser = json.createParser(body);
                JsonGenerator to = json.createGenerator(copy)) {
            if (parser.nextToken() == null || !parser.currentToken().isStructStart()) {
                return NO_DATA;
            }
            kept.copy(parser, to);
        } catch (IOException e) {
            return NO_DATA;
        }
        return copy.toByteArray();
    }
}
