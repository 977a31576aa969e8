package io.aftershock.monitor.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import org.junit.jupiter.api.Test;

/** One client on n1 asks; several servers answer, through the whole job. */
class SeveralAnswersTest {

    private static final String UNAVAILABLE = "{\"error\":{\"code\":503,\"err_code\":10008}}";
    private static final String CREATED = "{\"config\":{\"name\":\"S\",\"num_replicas\":3}}";
    private static final String CLIENT = ",\"id\":25,\"start\":\"2026-11-20T04:29:32.843015902Z\"";

    private final FakeCluster cluster = new FakeCluster("east");
    private int ids;

    @Test
    void countsOneFailedCallOfALeaderlessGroup() throws Exception {
        answer(5, "n1", CLIENT, UNAVAILABLE);
        answer(5.001, "n2", CLIENT, UNAVAILABLE);
        answer(5.002, "n3", CLIENT, UNAVAILABLE);

        assertThat(counts(run())).isEqualTo("3 requests, 3 errors, 1 calls, 1 failed");
    }

    @Test
    void countsOneCreateThatEveryReplicaAnswers() throws Exception {
        answer(5, "n1", CLIENT, CREATED);
        answer(5, "n2", CLIENT, CREATED);
        answer(5.8, "n3", CLIENT, CREATED);

        assertThat(counts(run())).isEqualTo("3 requests, 0 errors, 1 calls, 0 failed");
    }

    @Test
    void countsAnErrorAndASuccessAsTwoCalls() throws Exception {
        answer(5, "n1", CLIENT, CREATED);
        answer(5, "n2", CLIENT, UNAVAILABLE);

        assertThat(counts(run())).isEqualTo("2 requests, 1 errors, 2 calls, 1 failed");
    }

    @Test
    void countsEachAnswerWhereNobodyKnowsWhoAsked() throws Exception {
        answer(5, "n1", "", UNAVAILABLE);
        answer(5, "n2", "", UNAVAILABLE);

        assertThat(counts(run())).isEqualTo("2 requests, 2 errors, 2 calls, 2 failed");
    }

    @Test
    void takesAnotherConnectionForAnotherCaller() throws Exception {
        answer(5, "n1", CLIENT, UNAVAILABLE);
        answer(5, "n2", CLIENT.replace("25", "26"), UNAVAILABLE);
        answer(5, "n3", CLIENT.replace("04:29", "04:30"), UNAVAILABLE);

        assertThat(counts(run())).isEqualTo("3 requests, 3 errors, 3 calls, 3 failed");
    }

    @Test
    void movesACallIntoTheWindowOfItsFirstAnswer() throws Exception {
        answer(10.2, "n2", CLIENT, UNAVAILABLE);
        cluster.calls(11, 30, "OTHER");
        answer(9.9, "n1", CLIENT, UNAVAILABLE);

        Replayed found = run();

        assertThat(window(found, "05:00:10").path("failed_calls").asLong()).isEqualTo(1);
        assertThat(window(found, "05:01:10").path("requests").asLong()).isEqualTo(1);
        assertThat(window(found, "05:01:10").path("failed_calls").asLong()).isZero();
    }

    @Test
    void judgesAndCorrelatesByCalls() throws Exception {
        for (int i = 0; i < 120; i++) {
            double second = 1 + i * 0.2;
            String client = CLIENT.replace("25", Integer.toString(1_000 + i));
            answer(second + 0.002, "n3", client, UNAVAILABLE);
            answer(second, "n1", client, UNAVAILABLE);
            answer(second + 0.001, "n2", client, UNAVAILABLE);
        }

        Replayed found = run();

        JsonNode last = found.breaches("JETSTREAM_009")
                .get(found.breaches("JETSTREAM_009").size() - 1);
        assertThat(last.path("summary").asText()).startsWith("120 of 120 API calls of ACME");
        assertThat(last.at("/evidence/codes/0/errors").asLong()).isEqualTo(120);
        assertThat(found.records("correlation"))
                .last()
                .extracting(each -> each.path("errors_outside").asLong())
                .isEqualTo(120L);
    }

    private void answer(double second, String server, String connection, String response) {
        String body = FakeCluster.audit("answer-" + ids++, second, "ACME", response)
                .replace("\"server\":\"n1\",\"client\":{", "\"server\":\"" + server + "\",\"client\":{")
                .replace("\"name\":\"app\"", "\"name\":\"app\"" + connection);
        cluster.event(second, "ACME", "$JS.EVENT.ADVISORY.API", body);
    }

    private Replayed run() throws Exception {
        return TopologyRun.of(cluster.toTheEnd());
    }

    private static String counts(Replayed found) {
        JsonNode window = window(found, "05:01:00");
        return "%d requests, %d errors, %d calls, %d failed"
                .formatted(
                        window.path("requests").asLong(),
                        window.path("errors").asLong(),
                        window.path("calls").asLong(),
                        window.path("failed_calls").asLong());
    }

    private static JsonNode window(Replayed found, String end) {
        return found.records("error_ratio").stream()
                .filter(window -> window.path("account").asText().equals("ACME"))
                .filter(window -> window.path("window_end").asText().equals("2026-11-20T" + end + ".000Z"))
                .findFirst()
                .orElseThrow();
    }
}
