package io.aftershock.cli.bench;

/** What nats-server 2.15 says of a call, with the names changed; most of it is the answer, as text in text. */
public final class BuiltInAudit {

    private static final String BEFORE_ANSWER = """
            {"type":"io.nats.jetstream.advisory.v1.api_audit","id":"0000000000000000000000",\
            "timestamp":"2026-11-20T05:01:03.826075052Z","server":"n1","client":{\
            "start":"2026-11-20T05:01:03.279713995Z","host":"127.0.0.1","id":25,"acc":"ACME","user":"acme",\
            "name":"orders-api","lang":"go","ver":"1.47.0","rtt":689414,"server":"n1","cluster":"bench",\
            "kind":"Client","client_type":"nats"},"subject":"$JS.API.STREAM.INFO.ORDERS","response":"\
            """;

    private static final String SUCCESS = """
            {"type":"io.nats.jetstream.api.v1.stream_info_response","total":0,"offset":0,"limit":0,\
            "config":{"name":"ORDERS","subjects":["orders.*"],"retention":"limits",\
            "max_consumers":-1,"max_msgs":-1,"max_bytes":-1,"max_age":0,"discard":"old",\
            "storage":"file","num_replicas":3,"duplicate_window":120000000000,"compression":"none"},\
            "state":{"messages":813,"bytes":91244,"first_seq":1,"last_seq":813},"metadata":{"team":"\
            """;

    private static final String FAILURE = """
            {"type":"io.nats.jetstream.api.v1.stream_info_response","error":{"code":404,"err_code":10059,\
            "description":"stream not found"},"metadata":{"team":"\
            """;

    private static final String END_OF_ANSWER = "\"}}";
    private static final String END = "\"}";

    private BuiltInAudit() {}

    /** Of a call that was answered, filled up to the size. */
    public static String success(int bytes) {
        return filled(SUCCESS, bytes);
    }

    /** Of a call for a stream that is not there, filled up to the size. */
    public static String failure(int bytes) {
        return filled(FAILURE, bytes);
    }

    private static String filled(String answer, int bytes) {
        String before = BEFORE_ANSWER + asText(answer);
        String after = asText(END_OF_ANSWER) + END;
        return before + "x".repeat(Math.max(0, bytes - before.length() - after.length())) + after;
    }

    private static String asText(String json) {
        return json.replace("\"", "\\\"");
    }
}
