package io.aftershock.connectors.jsz.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.jsz.row.AnswerMatrix.Line;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerMatrixTest {

    private static final List<String> ALL = List.of("n1", "n2", "n3");

    @Test
    void keepsTheFirstAnswerAndEveryPathThatBroughtOne() {
        Answer late = answer("n1", "n3", 12);
        Answer early = answer("n1", "n1", 10);
        AnswerMatrix matrix = new AnswerMatrix(ALL, List.of(late, early, early), Set.of());

        assertThat(matrix.lines()).containsExactly(new Line(early, List.of("n1", "n3")));
    }

    @Test
    void namesServersInTheOrderOfTheirAnswers() {
        AnswerMatrix matrix = new AnswerMatrix(
                ALL, List.of(answer("n1", "n1", 12), answer("n3", "n1", 10), answer("n2", "n1", 10)), Set.of());

        assertThat(matrix.lines()).extracting(line -> line.first().server()).containsExactly("n2", "n3", "n1");
    }

    @Test
    void namesExpectedServersThatAnsweredThroughNobody() {
        AnswerMatrix matrix = new AnswerMatrix(ALL, List.of(answer("n2", "n3", 1), answer("n9", "n3", 1)), ALL);

        assertThat(matrix.silent()).containsExactly("n1", "n3");
    }

    @Test
    void isFullWhenAllExpectedAnsweredThroughAllThatWereAsked() {
        List<Answer> three = List.of(answer("n1", "n1", 1), answer("n1", "n2", 1), answer("n2", "n1", 1));
        List<String> asked = List.of("n1", "n2");

        assertThat(new AnswerMatrix(asked, three, Set.of("n1")).isFull()).isTrue();
        assertThat(new AnswerMatrix(asked, three, Set.of("n1", "n2")).isFull()).isFalse();
        assertThat(new AnswerMatrix(List.of("n1"), three, Set.of("n1", "n2")).isFull())
                .isTrue();
    }

    @Test
    void isNeverFullWhileNobodyIsKnown() {
        assertThat(new AnswerMatrix(ALL, List.of(answer("n1", "n1", 1)), Set.of()).isFull())
                .isFalse();
    }

    private static Answer answer(String server, String via, long receivedMillis) {
        return new Answer(server, via, receivedMillis, new byte[0]);
    }
}
