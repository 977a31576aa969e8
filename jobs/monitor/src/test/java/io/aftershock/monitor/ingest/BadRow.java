package io.aftershock.monitor.ingest;

import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import io.aftershock.monitor.FakeCluster;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One story of a row that cannot be used each; every body holds {@link #SECRET}, which nobody may repeat. */
public enum BadRow {
    NOT_JSON(
            "SECRET is no JSON",
            Tally.MALFORMED,
            "not the JSON that its subject promises: JsonParseException at byte 7"),
    NOT_AN_OBJECT("[\"SECRET\"]", Tally.MALFORMED, "not the JSON that its subject promises: no JSON object at byte 0"),
    EMPTY("", Tally.MALFORMED, "not the JSON that its subject promises: no JSON object at byte 0"),
    CUT_OFF(
            audit("{\\\"SECRET\\\":1}").substring(0, 200),
            Tally.MALFORMED,
            "not the JSON that its subject promises: JsonEOFException at byte 200"),
    NESTED_WITHOUT_END(
            audit("{}").replace("\"server\"", "\"SECRET\":" + "[".repeat(2_000) + "]".repeat(2_000) + ",\"server\""),
            Tally.MALFORMED,
            "not the JSON that its subject promises: StreamConstraintsException"),
    RESPONSE_IS_NO_JSON(
            audit("{SECRET}"), Tally.MALFORMED, "not the JSON that its subject promises: JsonParseException"),
    RESPONSE_CUT_OFF(
            audit("{\\\"SECRET\\\":"), Tally.MALFORMED, "not the JSON that its subject promises: JsonEOFException"),
    WITHOUT_TYPE(
            audit("{\\\"x\\\":\\\"SECRET\\\"}").replace("\"type\"", "\"other\""),
            Tally.MISSING_FIELD,
            "field 'type' is missing"),
    WITHOUT_ID(
            audit("{\\\"x\\\":\\\"SECRET\\\"}").replace("\"id\"", "\"other\""),
            Tally.MISSING_FIELD,
            "field 'id' is missing"),
    WITHOUT_TIMESTAMP(
            audit("{\\\"x\\\":\\\"SECRET\\\"}").replace("\"timestamp\"", "\"other\""),
            Tally.MISSING_FIELD,
            "field 'timestamp' is missing"),
    WITHOUT_SUBJECT(
            audit("{\\\"x\\\":\\\"SECRET\\\"}").replace("\"subject\"", "\"other\""),
            Tally.MISSING_FIELD,
            "field 'subject' is missing"),
    NO_TIME(stamped("SECRET, yesterday"), Tally.ABSURD_TIMESTAMP, "its time stamp is not a time of RFC 3339"),
    BEYOND_ALL_TIMES(
            stamped("+999999999-01-01T00:00:00Z"), Tally.ABSURD_TIMESTAMP, "its time stamp is not a time of RFC 3339"),
    IN_2036(
            stamped("2036-02-07T06:28:16Z"),
            Tally.ABSURD_TIMESTAMP,
            "stamped 2036-02-07T06:28:16Z, received 2026-11-20T05:00:00Z: check that server's clock"),
    IN_1970(
            stamped("1970-01-01T00:00:00.5Z"),
            Tally.ABSURD_TIMESTAMP,
            "stamped 1970-01-01T00:00:00.500Z, received 2026-11-20T05:00:00Z: check that server's clock"),
    SIX_SECONDS_AHEAD(
            stamped("2026-11-20T05:00:06Z"),
            Tally.ABSURD_TIMESTAMP,
            "stamped 2026-11-20T05:00:06Z, received 2026-11-20T05:00:00Z: check that server's clock"),
    STATSZ_WITHOUT_TIME(
            Kind.EVENT,
            "$SYS.SERVER.NABC.STATSZ",
            "{\"server\":{\"name\":\"SECRET\"}}",
            Tally.MISSING_FIELD,
            "field 'server.time' is missing"),
    POLL_CUT_OFF(
            Kind.POLL,
            "$SYS.REQ.SERVER.PING.JSZ",
            "{\"server\":{\"name\":\"SECRET",
            Tally.MALFORMED,
            "not the JSON that its subject promises: JsonEOFException at byte 25"),
    POLL_IN_2036(
            Kind.HTTP_POLL,
            "jsz.n1",
            "{\"SECRET\":1,\"now\":\"2036-02-07T06:28:16Z\"}",
            Tally.ABSURD_TIMESTAMP,
            "stamped 2036-02-07T06:28:16Z, received 2026-11-20T05:00:00Z: check that server's clock"),
    UNREADABLE(Kind.UNREADABLE, "east.ndjson:12", "", Tally.UNREADABLE_ROW, "not JSON (12 bytes)"),
    UNKNOWN_TYPE(audit("{\\\"x\\\":\\\"SECRET\\\"}").replace("api_audit", "stream_sang"), Tally.UNKNOWN, null),
    UNKNOWN_SUBJECT(Kind.EVENT, "orders.new", "SECRET", Tally.UNKNOWN, null),
    WITHOUT_SUBJECT_OF_ITS_OWN(Kind.EVENT, "", "SECRET", Tally.UNKNOWN, null);

    public static final String SECRET = "SECRET";

    private final Kind kind;
    private final String subject;
    private final String body;
    final Tally counted;
    final @Nullable String detail;

    BadRow(String body, Tally counted, @Nullable String detail) {
        this(Kind.EVENT, "$JS.EVENT.ADVISORY.API", body, counted, detail);
    }

    BadRow(Kind kind, String subject, String body, Tally counted, @Nullable String detail) {
        this.kind = kind;
        this.subject = subject;
        this.body = body;
        this.counted = counted;
        this.detail = detail;
    }

    /** Received at {@link FakeCluster#START}. */
    public TelemetryRow row(String cluster) {
        return new TelemetryRow(
                cluster,
                FakeCluster.START,
                kind,
                "ACME",
                subject,
                kind == Kind.UNREADABLE ? detail : null,
                List.of(),
                List.of(),
                body.getBytes(StandardCharsets.UTF_8),
                null);
    }

    /** How it is counted. */
    public Tally counted() {
        return counted;
    }

    /** What its dead letter says; null if it leaves none. */
    public @Nullable String detail() {
        return detail;
    }

    private static String audit(String response) {
        return FakeCluster.audit("bad", 0, "ACME", "")
                .replace("\"response\":\"\"", "\"response\":\"" + response + "\"");
    }

    private static String stamped(String timestamp) {
        return audit("{\\\"x\\\":\\\"SECRET\\\"}").replace("2026-11-20T05:00:00Z", timestamp);
    }
}
