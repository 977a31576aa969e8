package io.aftershock.cli.report.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.report.facts.BreachFact;
import io.aftershock.cli.report.facts.BreachFact.Told;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BreachFamiliesTest {

    @Test
    void tellsAChildWithItsParent() {
        assertThat(told(breach("p", Told.PAGE, Told.PAGE, null), breach("c", Told.LISTED, Told.TICKET, "p")))
                .containsExactly(Told.PAGE, Told.LISTED);
    }

    @Test
    void wakesSomebodyForAWarningThatExplainsWhatIsCritical() {
        assertThat(told(breach("p", Told.TICKET, Told.TICKET, null), breach("c", Told.LISTED, Told.PAGE, "p")))
                .containsExactly(Told.PAGE, Told.LISTED);
    }

    @Test
    void countsAChildWhoseParentIsNotKnownItself() {
        assertThat(told(breach("c", Told.LISTED, Told.PAGE, "gone"))).containsExactly(Told.PAGE);
    }

    @Test
    void endsWhereTwoExplainEachOther() {
        assertThat(told(breach("a", Told.LISTED, Told.TICKET, "b"), breach("b", Told.LISTED, Told.TICKET, "a")))
                .contains(Told.TICKET);
    }

    private static List<Told> told(BreachFamilies.Breach... breaches) {
        return BreachFamilies.told(List.of(breaches)).stream()
                .map(BreachFact::told)
                .toList();
    }

    private static BreachFamilies.Breach breach(String id, Told told, Told worst, @Nullable String parent) {
        return new BreachFamilies.Breach(new BreachFact(id, "CHECK_001", told, null, 0, null, ""), worst, parent);
    }
}
