package io.aftershock.connectors.jsz.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpRowsTest {

    private final HttpRows rows = new HttpRows("c1", "healthz");

    @Test
    void namesThePageAndTheServerAsCapturesDo() {
        TelemetryRow row = rows.response("n1", 5, 200, bytes("{}"));

        assertThat(row.cluster()).isEqualTo("c1");
        assertThat(row.kind()).isEqualTo(Kind.HTTP_POLL);
        assertThat(row.account()).isEqualTo("$HTTP");
        assertThat(row.subject()).isEqualTo("healthz.n1");
        assertThat(row.node()).isEqualTo("n1");
        assertThat(row.receivedMillis()).isEqualTo(5);
        assertThat(row.via()).isEmpty();
        assertThat(row.asked()).isEmpty();
    }

    @Test
    void takesAnUnhealthyServersWordAsAnAnswer() {
        assertThat(data(rows.response("n1", 5, 503, bytes("{\n  \"status\": \"unavailable\"\n}"))))
                .isEqualTo("{   \"status\": \"unavailable\" }");
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        assertThat(data(rows.response("n1", 5, 404, bytes("{}")))).isEqualTo("{\"_error\":\"HTTP status 404\"}");
        assertThat(data(rows.response("n1", 5, 503, bytes("<html>"))))
                .isEqualTo("{\"_error\":\"HTTP status 503, not a JSON object\"}");
        assertThat(data(rows.failure("n1", 5, "said \"no\"\n"))).isEqualTo("{\"_error\":\"said \\\"no\\\"\\n\"}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String data(TelemetryRow row) {
        return new String(row.data(), StandardCharsets.UTF_8);
    }
}
