package io.aftershock.monitor.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.ingest.DeadLetter.Reason;
import io.aftershock.monitor.signal.Doubt;
import io.aftershock.monitor.signal.Signal;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Turns a row into a signal: total, and the same for the same row. */
public final class RowDecoder {

    /** A server may have put any length into a response; the body's own length is the bound. */
    private static final StreamReadConstraints NO_STRING_LIMIT =
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();

    /** A clock may run ahead of the receiver's by this much; further ahead is no time, and would move a cluster's clock. */
    private static final long MAX_AHEAD_MILLIS = 5_000;

    /** No fault delays a row by this much: such a time stamp comes from a clock that was never set. */
    private static final long MAX_BEHIND_MILLIS = 24 * 3_600_000L;

    private final JsonFactory json = new JsonFactoryBuilder()
            .streamReadConstraints(NO_STRING_LIMIT)
            // An error names the place, not the text: the text may hold a client's data.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final Spans spans;

    /** A decoder for a fleet in which every entry is one cluster. */
    public RowDecoder() {
        this(Spans.NONE);
    }

    RowDecoder(Spans spans) {
        this.spans = spans;
    }

    /** Whether a row says something; for measuring how fast rows can be read at all. */
    public boolean accepts(TelemetryRow row) {
        return decode(row) instanceof Decoded.Accepted;
    }

    Decoded decode(TelemetryRow row) {
        Decoded decoded = read(row);
        if (decoded instanceof Decoded.Accepted accepted
                && accepted.signal().atMillis() != Signal.NO_TIME
                && !isNear(accepted.signal().atMillis(), row.receivedMillis())) {
            // The timeline knows how far that server's clock is off; here it is one row among others.
            return new Decoded.Accepted(accepted.signal()
                    .doubted(new Doubt(
                            row.subject(),
                            row.data().length,
                            "stamped " + Instant.ofEpochMilli(accepted.signal().atMillis()) + ", received "
                                    + Instant.ofEpochMilli(row.receivedMillis()) + ": check that server's clock")));
        }
        return decoded;
    }

    /** Whether a stamp may be a time, by the clock of who received it. */
    public static boolean isNear(long atMillis, long receivedMillis) {
        return atMillis <= receivedMillis + MAX_AHEAD_MILLIS && atMillis >= receivedMillis - MAX_BEHIND_MILLIS;
    }

    private Decoded read(TelemetryRow row) {
        try {
            return switch (row.kind()) {
                case EVENT -> decodeEvent(row);
                case POLL, HTTP_POLL -> new Decoded.Accepted(PollDecoder.decode(json, row, spans));
                case STATUS -> decodeStatus(row);
                case UNREADABLE -> new Decoded.Dead(Reason.UNREADABLE_ROW, row.node() == null ? "" : row.node());
            };
        } catch (IOException e) {
            return new Decoded.Dead(Reason.MALFORMED, "not the JSON that its subject promises: " + place(e));
        } catch (MissingFieldException e) {
            return new Decoded.Dead(Reason.MISSING_FIELD, String.valueOf(e.getMessage()));
        } catch (DateTimeException e) {
            return new Decoded.Dead(Reason.ABSURD_TIMESTAMP, "its time stamp is not a time of RFC 3339");
        }
    }

    private Decoded decodeEvent(TelemetryRow row) throws IOException, MissingFieldException {
        EventKind kind = EventKind.of(row.subject());
        if (kind == EventKind.UNKNOWN) {
            return new Decoded.Unknown();
        }
        AdvisoryFields fields = AdvisoryFields.read(json, row.data());
        Decoded decoded = kind == EventKind.SERVER
                ? new Decoded.Accepted(EventDecoder.decodeServerEvent(row, fields))
                : EventDecoder.decodeAdvisory(row, fields);
        String home = spans.home(row.cluster(), fields.home());
        return home != null && decoded instanceof Decoded.Accepted accepted
                ? new Decoded.Accepted(accepted.signal().homed(home))
                : decoded;
    }

    private static Decoded decodeStatus(TelemetryRow row) throws MissingFieldException {
        if (row.status() == null) {
            throw new MissingFieldException("status");
        }
        Signal signal = Signal.ofRow(row.cluster(), Signal.NO_TIME, row.receivedMillis(), "", true);
        return new Decoded.Accepted(signal.with(row.status()));
    }

    /** Jackson's message without the text that it quotes. */
    private static String place(IOException e) {
        // An error inside of the response, which is a string of the body, has no place in the body.
        if (e instanceof com.fasterxml.jackson.core.JsonProcessingException problem
                && problem.getLocation() != null
                && problem.getLocation().getByteOffset() >= 0) {
            return problem.getClass().getSimpleName() + " at byte "
                    + problem.getLocation().getByteOffset();
        }
        return e instanceof JsonFields.NotAnObjectException
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
    }
}
