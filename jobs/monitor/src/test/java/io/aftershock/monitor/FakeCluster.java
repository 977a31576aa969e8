package io.aftershock.monitor;

import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the telemetry of a cluster by hand, row by row; times are seconds since {@link #START}.
 *
 * <p>A row is received when it is stamped, unless it says otherwise.
 */
public final class FakeCluster {

    /** A full minute, so that windows begin with it. */
    public static final long START = Instant.parse("2026-11-20T05:00:00Z").toEpochMilli();

    private final String name;
    private final List<TelemetryRow> rows = new ArrayList<>();
    private int ids;

    public FakeCluster(String name) {
        this.name = name;
    }

    /** One call that succeeds. */
    public FakeCluster call(double second, String account) {
        return event(second, account, "$JS.EVENT.ADVISORY.API", audit("call-" + ids++, second, account, "{}"));
    }

    /** One call that fails. */
    public FakeCluster failedCall(double second, String account, int errCode) {
        String response = "{\"error\":{\"code\":500,\"err_code\":" + errCode + "}}";
        return event(second, account, "$JS.EVENT.ADVISORY.API", audit("call-" + ids++, second, account, response));
    }

    /** One successful call each second of {@code [from, to)}. */
    public FakeCluster calls(int from, int to, String account) {
        for (int second = from; second < to; second++) {
            call(second, account);
        }
        return this;
    }

    /** One call that succeeds, answered and stamped by a server whose clock may be wrong. */
    public FakeCluster callBy(String server, double receivedSecond, double second, String account) {
        String body = audit("call-" + ids++, second, account, "{}")
                .replace("\"server\":\"n1\"", "\"server\":\"" + server + "\"");
        return event(receivedSecond, account, "$JS.EVENT.ADVISORY.API", body);
    }

    /** A server's answer to a ping, stamped when it is given. */
    public FakeCluster ping(String server, double receivedSecond, double second) {
        return poll(
                receivedSecond,
                "{\"server\":{\"name\":\"" + server + "\",\"time\":\"" + Instant.ofEpochMilli(at(second)) + "\"}}");
    }

    /** A new meta leader, received at another time. */
    public FakeCluster metaElection(double receivedSecond, double second, String id, String leader) {
        return event(
                receivedSecond,
                "SYS",
                "$JS.EVENT.ADVISORY.DOMAIN.LEADER_ELECTED",
                advisory("domain_leader_elected", id, second) + ",\"leader\":\"" + leader + "\"}");
    }

    /** Any advisory or event, received at a time. */
    public FakeCluster event(double receivedSecond, String account, String subject, String body) {
        return row(TelemetryRow.event(name, at(receivedSecond), account, subject, bytes(body)));
    }

    /** The answer to a poll over the system account. */
    public FakeCluster poll(double receivedSecond, String body) {
        return row(new TelemetryRow(
                name,
                at(receivedSecond),
                Kind.POLL,
                "SYS",
                "$SYS.REQ.SERVER.PING.JSZ",
                null,
                List.of(),
                List.of(),
                bytes(body),
                null));
    }

    /** One call that succeeds, answered by a server. */
    public FakeCluster answer(double receivedSecond, double second, String account, String server) {
        String body = audit("call-" + ids++, second, account, "{}");
        return event(
                receivedSecond,
                account,
                "$JS.EVENT.ADVISORY.API",
                body.replaceFirst("\"server\":\"n1\"", "\"server\":\"" + server + "\""));
    }

    /** What a server says in {@code /jsz} of itself. */
    public FakeCluster jsz(double second, String server, String data) {
        Instant now = Instant.ofEpochMilli(at(second));
        return poll(
                second,
                "{\"server\":{\"name\":\"" + server + "\",\"time\":\"" + now + "\"},\"data\":{\"now\":\"" + now + "\","
                        + data + "}}");
    }

    /** A server that leads the meta group, by its own word in {@code /raftz}. */
    public FakeCluster leads(double second, String server, long term, double sinceSecond) {
        return poll(
                second,
                "{\"server\":{\"name\":\"" + server + "\",\"time\":\"" + Instant.ofEpochMilli(at(second))
                        + "\"},\"data\":{\"SYS\":{\"_meta_\":{\"state\":\"LEADER\",\"leader\":\"peer\",\"term\":" + term
                        + ",\"leader_since\":\"" + Instant.ofEpochMilli(at(sinceSecond)) + "\"}}}}");
    }

    /** A round of polls that nobody answered. */
    public FakeCluster noAnswer(double second) {
        return poll(second, "{\"_error\":\"no answer\"}");
    }

    /** One of several sources about itself. */
    public FakeCluster status(double receivedSecond, String source, Condition condition) {
        SourceStatus status = new SourceStatus(condition, source, 0, 0, "made by a test");
        return row(TelemetryRow.status(name, at(receivedSecond), status));
    }

    /** The source about itself. */
    public FakeCluster status(double receivedSecond, Condition condition) {
        SourceStatus status = new SourceStatus(condition, "fake", 0, 0, "made by a test");
        return row(TelemetryRow.status(name, at(receivedSecond), status));
    }

    public FakeCluster row(TelemetryRow row) {
        rows.add(row);
        return this;
    }

    /** The rows so far, and the end of the input after them. */
    public List<TelemetryRow> toTheEnd() {
        List<TelemetryRow> all = new ArrayList<>(rows);
        SourceStatus status = new SourceStatus(Condition.END_OF_INPUT, "fake", 0, 0, "made by a test");
        all.add(TelemetryRow.status(name, at(0), status));
        return all;
    }

    /** The body of an audit of {@code STREAM.INFO}, with its response as the server writes it: JSON in a string. */
    public static String audit(String id, double second, String account, String response) {
        return advisory("api_audit", id, second)
                + ",\"server\":\"n1\",\"client\":{\"acc\":\"" + account + "\",\"name\":\"app\",\"server\":\"n1\"}"
                + ",\"subject\":\"$JS.API.STREAM.INFO.S\""
                + ",\"response\":\"" + response.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }

    /** The beginning of an advisory, its closing brace left to the caller. */
    public static String advisory(String type, String id, double second) {
        return "{\"type\":\"io.nats.jetstream.advisory.v1." + type + "\",\"id\":\"" + id + "\",\"timestamp\":\""
                + Instant.ofEpochMilli(at(second)) + "\"";
    }

    public static long at(double second) {
        return START + Math.round(second * 1_000);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
