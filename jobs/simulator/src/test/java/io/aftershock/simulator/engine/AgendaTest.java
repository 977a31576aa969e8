package io.aftershock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private final Agenda agenda = new Agenda(1_000);
    private final List<String> happened = new ArrayList<>();

    @Test
    void letsThingsHappenInTheOrderOfTimeAndThenOfPlanning() {
        agenda.at(3_000, () -> note("third"));
        agenda.at(2_000, () -> note("first"));
        agenda.at(2_000, () -> note("second"));

        agenda.runUntil(10_000);

        assertThat(happened).containsExactly("first at 2000", "second at 2000", "third at 3000");
    }

    @Test
    void leavesWhatIsPlannedForTheEndOrLater() {
        agenda.every(1_000, 1_500, () -> note("tick"));

        agenda.runUntil(3_500);

        assertThat(happened).containsExactly("tick at 1500", "tick at 2500");
        assertThat(agenda.nowMillis()).isEqualTo(3_500);
    }

    private void note(String what) {
        happened.add(what + " at " + agenda.nowMillis());
    }
}
