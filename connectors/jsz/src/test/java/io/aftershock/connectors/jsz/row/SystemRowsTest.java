package io.aftershock.connectors.jsz.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.telemetry.TelemetryRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SystemRowsTest {

    private static final String HEALTHZ = "$SYS.REQ.SERVER.PING.HEALTHZ";

    private final SystemRows rows = new SystemRows("c1", HEALTHZ, true);

    @Test
    void makesARowOfEachServerThatAnswered() {
        AnswerMatrix matrix = new AnswerMatrix(
                List.of("n1", "n2"), List.of(answer("n2", "n2", 11), answer("n2", "n1", 12)), Set.of());

        assertThat(rows.of(matrix, 99).stream().map(SystemRowsTest::text))
                .containsExactly("c1 11 POLL SYS " + HEALTHZ + " n2 via [n1, n2] asked [n1, n2] from n2 at 11");
    }

    @Test
    void makesARowOfEachServerThatOwesAnAnswer() {
        AnswerMatrix matrix = new AnswerMatrix(List.of("n1"), List.of(answer("n1", "n1", 11)), Set.of("n1", "n3"));

        assertThat(rows.of(matrix, 99).stream().map(SystemRowsTest::text))
                .containsExactly(
                        "c1 11 POLL SYS " + HEALTHZ + " n1 via [n1] asked [n1] from n1 at 11",
                        "c1 99 POLL SYS " + HEALTHZ + " n3 via [] asked [n1] {\"_error\":\"no answer\"}");
    }

    @Test
    void saysThatNobodyCouldBeAsked() {
        assertThat(rows.of(new AnswerMatrix(List.of(), List.of(), Set.of("n1")), 99).stream()
                        .map(SystemRowsTest::text))
                .containsExactly(
                        "c1 99 POLL SYS " + HEALTHZ + " n1 via [] asked [] {\"_error\":\"not asked: no connection\"}");
    }

    @Test
    void isNeverSilentEvenWhenNobodyIsKnown() {
        assertThat(rows.of(new AnswerMatrix(List.of("n1"), List.of(), Set.of()), 99).stream()
                        .map(SystemRowsTest::text))
                .containsExactly("c1 99 POLL SYS " + HEALTHZ + " null via [] asked [n1] {\"_error\":\"no answer\"}");
    }

    @Test
    void leavesPathsOutWhereTheyMeanNothing() {
        SystemRows plain = new SystemRows("c1", "$SYS.REQ.SERVER.PING.JSZ", false);
        AnswerMatrix matrix = new AnswerMatrix(List.of("c1"), List.of(answer("n1", "c1", 11)), Set.of());

        assertThat(plain.of(matrix, 99).stream().map(SystemRowsTest::text))
                .containsExactly("c1 11 POLL SYS $SYS.REQ.SERVER.PING.JSZ n1 via [] asked [] from n1 at 11");
    }

    private static Answer answer(String server, String via, long receivedMillis) {
        byte[] envelope = ("from " + server + " at " + receivedMillis).getBytes(StandardCharsets.UTF_8);
        return new Answer(server, via, receivedMillis, envelope);
    }

    private static String text(TelemetryRow row) {
        return "%s %d %s %s %s %s via %s asked %s %s"
                .formatted(
                        row.cluster(),
                        row.receivedMillis(),
                        row.kind(),
                        row.account(),
                        row.subject(),
                        row.node(),
                        row.via(),
                        row.asked(),
                        new String(row.data(), StandardCharsets.UTF_8));
    }
}
