package io.aftershock.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Server n1 is heard through n1 and n2, server n2 through itself, and n3 not at all. */
class LiveAnswersTest {

    private final LiveAnswers answers = new LiveAnswers();

    @BeforeEach
    void poll() {
        answers.take(row("HEALTHZ", "n1", "\"old\"", List.of("n1", "n2")));
        answers.take(row("HEALTHZ", "n1", "\"one\"", List.of("n1", "n2")));
        answers.take(row("HEALTHZ", "n2", "\"two\"", List.of("n2")));
        answers.take(row("HEALTHZ", "n3", "{\"_error\":\"no answer\"}", List.of()));
        answers.take(row("JSZ", "n1", "\"state\"", List.of()));
    }

    @Test
    void answersWithTheLatestWordOfEachServer() {
        assertThat(to("fleet.east.mon.ping.healthz")).containsExactly("\"one\"", "\"two\"");
        assertThat(to("fleet.east.mon.ping.jsz")).containsExactly("\"state\"");
    }

    @Test
    void answersThroughAServerWhatComesThroughIt() {
        assertThat(to("fleet.east.mon.n1.ping.healthz")).containsExactly("\"one\"");
        assertThat(to("fleet.east.mon.n2.ping.healthz")).containsExactly("\"one\"", "\"two\"");
        assertThat(to("fleet.east.mon.n3.ping.healthz")).isEmpty();
    }

    @Test
    void answersNothingElse() {
        assertThat(to("fleet.east.mon.ping.varz")).isEmpty();
        assertThat(to("fleet.east.mon.whatever")).isEmpty();
    }

    private List<String> to(String subject) {
        return answers.to("east", subject).stream()
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .toList();
    }

    private static TelemetryRow row(String request, String node, String body, List<String> via) {
        return new TelemetryRow(
                "east",
                0,
                Kind.POLL,
                "SYS",
                "$SYS.REQ.SERVER.PING." + request,
                node,
                via,
                List.of(),
                body.getBytes(StandardCharsets.UTF_8),
                null);
    }
}
