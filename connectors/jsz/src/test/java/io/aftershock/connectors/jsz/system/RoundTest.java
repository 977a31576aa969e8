package io.aftershock.connectors.jsz.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.jsz.row.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTest {

    private final KnownServers known = new KnownServers(List.of("n1"));
    private final Round round = new Round(known);

    @Test
    void endsOnceEverybodyAnsweredThroughAll() {
        round.asked("n1");
        round.answered(answer("n1"));
        assertThat(round.outcome()).as("more may yet be asked").isNotDone();

        round.allAsked();

        assertThat(round.outcome().join().silent()).isEmpty();
    }

    @Test
    void endsAtOnceWhenNobodyCouldBeAsked() {
        round.asked("n1");
        round.notCarried("n1");
        round.allAsked();

        assertThat(round.outcome().join().asked()).isEmpty();
    }

    @Test
    void endsWithWhatThereIsWhenItsTimeIsOver() {
        round.asked("n1");
        round.allAsked();
        assertThat(round.outcome()).isNotDone();

        round.end();

        assertThat(round.outcome().join().silent()).containsExactly("n1");
    }

    @Test
    void expectsAServerFromTheRoundAfterItsFirstAnswer() {
        round.asked("n1");
        round.allAsked();
        round.answered(answer("n1"));
        assertThat(round.outcome()).isDone();

        round.answered(answer("n2"));

        assertThat(round.outcome().join().answers()).hasSize(1);
        assertThat(known.names()).containsExactlyInAnyOrder("n1", "n2");
    }

    private static Answer answer(String server) {
        return new Answer(server, "n1", 1, new byte[0]);
    }
}
