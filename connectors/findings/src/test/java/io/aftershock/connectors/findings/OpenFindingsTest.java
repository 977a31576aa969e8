package io.aftershock.connectors.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenFindingsTest {

    private final OpenFindings open = new OpenFindings();

    @Test
    void keepsTheHighestRevisionUntilItIsClosed() {
        open.breach(breach("A:1", 1, BreachState.OPENED, 100));
        open.breach(breach("B:1", 1, BreachState.OPENED, 100));
        open.breach(breach("A:1", 3, BreachState.UPDATED, 100));
        open.breach(breach("A:1", 2, BreachState.UPDATED, 100));

        assertThat(open.breaches()).extracting(Breach::id).containsExactly("A:1", "B:1");
        assertThat(open.breaches()).extracting(Breach::revision).containsExactly(3, 1);

        open.breach(breach("A:1", 4, BreachState.CLOSED, 100));

        assertThat(open.breaches()).extracting(Breach::id).containsExactly("B:1");
    }

    @Test
    void opensNothingAnewWhenOldLinesComeAgain() {
        open.breach(breach("A:1", 1, BreachState.OPENED, 100));
        open.breach(breach("A:1", 2, BreachState.CLOSED, 100));
        open.breach(breach("A:1", 1, BreachState.OPENED, 100));

        assertThat(open.breaches()).isEmpty();

        open.breach(breach("A:1", 3, BreachState.REOPENED, 100));

        assertThat(open.breaches()).extracting(Breach::revision).containsExactly(3);
    }

    @Test
    void anEpisodeOfAJobThatHasLostItsStateReplacesTheOldOneOfItsName() {
        open.breach(breach("A:1", 7, BreachState.UPDATED, 100));
        open.breach(breach("A:1", 1, BreachState.OPENED, 500));
        open.breach(breach("A:1", 8, BreachState.CLOSED, 100));

        assertThat(open.breaches()).extracting(Breach::openedAtMillis).containsExactly(500L);
    }

    @Test
    void keepsIncidentsLikewise() {
        open.incident(incident(1, BreachState.OPENED));
        open.incident(incident(2, BreachState.UPDATED));
        assertThat(open.incidents()).extracting(FleetIncident::revision).containsExactly(2);

        open.incident(incident(3, BreachState.CLOSED));
        open.incident(incident(2, BreachState.UPDATED));
        assertThat(open.incidents()).isEmpty();
    }

    @Test
    void forgetsWhatNobodyWillClose() {
        open.breach(breach("A:1", 1, BreachState.OPENED, 100));
        open.forget("A:1");

        assertThat(open.breaches()).isEmpty();
    }

    private static Breach breach(String id, int revision, BreachState state, long openedAtMillis) {
        return new Breach(
                id,
                revision,
                "META_003",
                Severity.WARNING,
                state,
                "east",
                null,
                openedAtMillis + revision,
                openedAtMillis,
                state == BreachState.CLOSED ? openedAtMillis + revision : null,
                2,
                1,
                600,
                null,
                "Two elections.",
                Evidence.NONE,
                null,
                false,
                "defaults",
                "docs/checks/META_003.md",
                null);
    }

    private static FleetIncident incident(int revision, BreachState state) {
        return new FleetIncident(
                "FLEET_001:META_003:1",
                revision,
                "META_003",
                null,
                Severity.WARNING,
                state,
                100 + revision,
                100,
                state == BreachState.CLOSED ? 103L : null,
                List.of("east", "west"),
                List.of("META_003:east:1"),
                "Two clusters.",
                "docs/checks/FLEET_001.md");
    }
}
