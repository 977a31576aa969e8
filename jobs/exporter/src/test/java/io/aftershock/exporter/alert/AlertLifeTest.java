package io.aftershock.exporter.alert;

import static io.aftershock.exporter.alert.Breaches.BEGIN;
import static io.aftershock.exporter.alert.Breaches.at;
import static io.aftershock.exporter.alert.Breaches.child;
import static io.aftershock.exporter.alert.Breaches.delayed;
import static io.aftershock.exporter.alert.Breaches.id;
import static io.aftershock.model.finding.BreachState.CLOSED;
import static io.aftershock.model.finding.BreachState.OPENED;
import static io.aftershock.model.finding.BreachState.REOPENED;
import static io.aftershock.model.finding.BreachState.UPDATED;
import static io.aftershock.model.finding.Severity.CRITICAL;
import static io.aftershock.model.finding.Severity.INFO;
import static io.aftershock.model.finding.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertLifeTest {

    private static final String NETWORK = "NETWORK_001";
    private static final String RATIO = "JETSTREAM_009";
    private static final String QUORUM = "META_006";
    private static final long MINUTE = 60_000;

    private final AlertLife life = life(WARNING);

    private static AlertLife life(Severity least) {
        return new AlertLife(least, Map.of("c1", "production"), new Links("https://git/main", "https://grafana/"));
    }

    @Test
    void identifiesAndExplainsWhatIsOpen() {
        life.breach(at(0, RATIO, 1, OPENED, WARNING, "ACME", null, false));

        assertThat(life.firing()).hasSize(1);
        Alert alert = life.firing().get(0);
        assertThat(alert.labels())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "alertname", RATIO,
                        "cluster_name", "c1",
                        "account", "ACME",
                        "environment", "production",
                        "severity", "warning",
                        "fault_side", "client",
                        "finding", id(RATIO),
                        "family", id(RATIO)));
        assertThat(alert.annotations())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "summary", "Something is wrong with JETSTREAM_009.",
                        "description",
                                "Value 0.2500 against threshold 0.01000 over the last 60 s, by chance between 0.2000 and 0.3000.\n"
                                        + "errors 10059 (12 of 30); clients billing Injected: line (12 of 12); streams ORDERS (12 of 12)",
                        "next", "nats server watch api requests --account '^ACME$' --context c1",
                        "runbook_url", "https://git/main/docs/checks/JETSTREAM_009.md",
                        "dashboard_url",
                                "https://grafana/d/aftershock-account?var-cluster_name=c1&var-account=ACME&from="
                                        + (BEGIN - 30 * MINUTE) + "&to=now",
                        "finding_id", id(RATIO),
                        "opened_at", "2027-01-15T08:00:00Z"));
        assertThat(alert.startsAtMillis()).isEqualTo(BEGIN);
        assertThat(alert.endsAtMillis()).isNull();
    }

    @Test
    void endsWhatCloses() {
        life.breach(at(0, RATIO, 1, OPENED, WARNING));
        life.breach(at(60, RATIO, 2, UPDATED, WARNING));
        life.breach(at(90, RATIO, 3, CLOSED, WARNING));

        assertThat(life.firing()).isEmpty();
        assertThat(ended()).containsExactly("JETSTREAM_009 warning 0-90");
        assertThat(ended()).as("told once").isEmpty();
    }

    @Test
    void endsTheOldAsTheNewBeginsWhenTheSeverityChanges() {
        life.breach(at(0, RATIO, 1, OPENED, WARNING));
        life.breach(at(20, RATIO, 2, UPDATED, CRITICAL));

        assertThat(firing()).containsExactly("JETSTREAM_009 critical 20-");
        assertThat(ended()).containsExactly("JETSTREAM_009 warning 0-20");
    }

    @Test
    void letsAParentBeAsUrgentAsTheWorstThatItExplainsUntilAllOfItIsOver() {
        life.breach(at(0, NETWORK, 1, OPENED, WARNING));
        life.breach(child(10, QUORUM, 1, OPENED, CRITICAL, NETWORK));
        assertThat(firing())
                .containsExactlyInAnyOrder("NETWORK_001 critical 10-", "META_006 critical 0- by NETWORK_001");
        assertThat(ended()).containsExactly("NETWORK_001 warning 0-10");

        life.breach(at(60, NETWORK, 2, CLOSED, WARNING));
        assertThat(firing())
                .as("what outlives its parent must not page by itself")
                .containsExactlyInAnyOrder("NETWORK_001 critical 10-", "META_006 critical 0- by NETWORK_001");

        life.breach(child(100, QUORUM, 2, CLOSED, CRITICAL, NETWORK));
        assertThat(firing()).isEmpty();
        assertThat(ended())
                .containsExactlyInAnyOrder("NETWORK_001 critical 10-100", "META_006 critical 0-100 by NETWORK_001");
    }

    @Test
    void staysAsUrgentAsItWasWhenTheWorstOfItIsOver() {
        life.breach(at(0, NETWORK, 1, OPENED, WARNING));
        life.breach(child(10, QUORUM, 1, OPENED, CRITICAL, NETWORK));
        life.breach(child(20, QUORUM, 2, CLOSED, CRITICAL, NETWORK));

        assertThat(firing()).containsExactly("NETWORK_001 critical 10-");
    }

    @Test
    void movesToTheFamilyOfAParentThatBecomesKnownLater() {
        life.breach(at(0, RATIO, 1, OPENED, CRITICAL));
        life.breach(child(30, RATIO, 2, UPDATED, CRITICAL, NETWORK));

        assertThat(firing()).containsExactly("JETSTREAM_009 critical 30- by NETWORK_001");
        assertThat(life.firing().get(0).labels()).containsEntry("family", id(NETWORK));
        assertThat(ended()).containsExactly("JETSTREAM_009 critical 0-30");

        life.breach(at(31, NETWORK, 1, OPENED, WARNING));
        assertThat(firing())
                .containsExactlyInAnyOrder("JETSTREAM_009 critical 30- by NETWORK_001", "NETWORK_001 critical 0-");
    }

    @Test
    void tellsNobodyOfWhatIsOnlyListed() {
        life.breach(at(0, RATIO, 1, OPENED, INFO));
        assertThat(life.firing()).isEmpty();

        AlertLife pager = life(CRITICAL);
        pager.breach(at(0, RATIO, 1, OPENED, WARNING));
        assertThat(pager.firing()).isEmpty();
        pager.breach(at(20, RATIO, 2, UPDATED, CRITICAL));
        assertThat(pager.firing()).hasSize(1);
    }

    @Test
    void tellsWhatIsDelayedWhenItIsNoLongerAndNotWhenItIsOverByThen() {
        life.breach(delayed(0, RATIO, 1, OPENED, CRITICAL));
        life.breach(delayed(0, QUORUM, 1, OPENED, CRITICAL));
        life.breach(delayed(40, QUORUM, 2, CLOSED, CRITICAL));
        assertThat(life.firing()).isEmpty();

        life.breach(at(60, RATIO, 2, UPDATED, CRITICAL));
        assertThat(firing()).containsExactly("JETSTREAM_009 critical 0-");
        life.breach(delayed(120, RATIO, 3, UPDATED, CRITICAL));
        assertThat(firing()).as("who has been told is not told that it is over").hasSize(1);
        assertThat(ended()).isEmpty();
    }

    @Test
    void takesNoRevisionTwiceNorAnOldOne() {
        life.breach(at(0, RATIO, 1, OPENED, WARNING));
        life.breach(at(20, RATIO, 2, UPDATED, CRITICAL));
        life.breach(at(0, RATIO, 1, OPENED, WARNING));
        life.breach(at(60, RATIO, 3, CLOSED, CRITICAL));
        life.breach(at(20, RATIO, 2, UPDATED, CRITICAL));

        assertThat(life.firing()).isEmpty();
        assertThat(ended()).containsExactly("JETSTREAM_009 warning 0-20", "JETSTREAM_009 critical 20-60");
    }

    @Test
    void beginsAnewWhenItReopens() {
        life.breach(at(0, RATIO, 1, OPENED, WARNING));
        life.breach(at(60, RATIO, 2, CLOSED, WARNING));
        life.breach(at(90, RATIO, 3, REOPENED, WARNING));

        assertThat(firing()).containsExactly("JETSTREAM_009 warning 90-");
    }

    @Test
    void tellsTheSameToWhoReadsTheSameLater() {
        List<Breach> story = List.of(
                at(0, NETWORK, 1, OPENED, WARNING),
                child(10, QUORUM, 1, OPENED, CRITICAL, NETWORK),
                at(40, NETWORK, 2, UPDATED, WARNING),
                child(50, QUORUM, 2, CLOSED, CRITICAL, NETWORK));
        story.forEach(life::breach);
        AlertLife later = life(WARNING);
        story.forEach(later::breach);
        story.forEach(later::breach);

        assertThat(later.firing()).isEqualTo(life.firing());
        assertThat(later.takeEnded()).isEqualTo(life.takeEnded());
    }

    @Test
    void endsWhatTheJobHasForgotten() {
        life.storedAt(BEGIN);
        life.breach(at(0, RATIO, 1, OPENED, WARNING));
        life.heartbeat(new Heartbeat("c1", BEGIN + 11 * MINUTE, null, null, false));
        assertThat(life.endOrphans(BEGIN + 11 * MINUTE))
                .as("its repetition may be on the way")
                .isEmpty();
        assertThat(life.endOrphans(BEGIN + 13 * MINUTE))
                .containsExactly(
                        "JETSTREAM_009:c1:1 is open, but was not told again for more than 10 min, while the clock"
                                + " of c1 went on: the job has lost its state. Its alert is ended.");
        assertThat(life.firing()).isEmpty();
        assertThat(ended()).containsExactly("JETSTREAM_009 warning 0-780");

        life.breach(at(800, RATIO, 2, UPDATED, WARNING));
        assertThat(firing()).as("it was not forgotten after all").containsExactly("JETSTREAM_009 warning 800-");
    }

    @Test
    void keepsWhatIsToldAgainAndWhatNobodyCanTell() {
        life.storedAt(BEGIN);
        life.breach(at(0, RATIO, 1, OPENED, WARNING));
        life.heartbeat(new Heartbeat("c1", BEGIN + 11 * MINUTE, null, null, false));
        assertThat(life.endOrphans(BEGIN + 11 * MINUTE)).isEmpty();
        life.breach(at(660, RATIO, 2, UPDATED, WARNING));
        assertThat(life.endOrphans(BEGIN + 20 * MINUTE)).isEmpty();

        assertThat(life.endOrphans(BEGIN + 5 * 60 * MINUTE))
                .as("the job is down")
                .isEmpty();
        assertThat(life.endOrphans(BEGIN + 6 * 60 * MINUTE + MINUTE))
                .as("suspected")
                .isEmpty();
        assertThat(life.endOrphans(BEGIN + 6 * 60 * MINUTE + 4 * MINUTE))
                .containsExactly(
                        "JETSTREAM_009:c1:1 is open, but nothing was heard of c1 for 6 h: its alert is ended.");
    }

    @Test
    void tellsAnIncidentOfTheFleetUntilItsMembersAreGone() {
        life.breach(at(0, RATIO, 1, OPENED, WARNING));
        life.incident(new FleetIncident(
                "FLEET_001:JETSTREAM_009:not_found:1",
                1,
                RATIO,
                "not_found",
                WARNING,
                BreachState.OPENED,
                BEGIN,
                BEGIN,
                null,
                List.of("c2", "c1"),
                List.of(id(RATIO)),
                "The same in two clusters.",
                "docs/checks/FLEET_001.md"));

        assertThat(firing()).containsExactly("JETSTREAM_009 warning 0-", "FLEET_001 warning 0-");
        assertThat(life.firing().get(1).annotations())
                .containsEntry("description", "Of JETSTREAM_009 in 2 clusters: c1, c2.")
                .containsEntry("next", "nats server list --context c2");
        life.breach(at(60, RATIO, 2, CLOSED, WARNING));
        life.takeEnded();
        assertThat(life.endOrphans(BEGIN)).isEmpty();
        assertThat(life.endOrphans(BEGIN + 10 * MINUTE)).hasSize(1);
        assertThat(ended()).containsExactly("FLEET_001 warning 0-600");
    }

    private List<String> firing() {
        return life.firing().stream().map(AlertLifeTest::words).toList();
    }

    private List<String> ended() {
        return life.takeEnded().stream().map(AlertLifeTest::words).toList();
    }

    /** Check, severity, seconds of begin and end, and what explains it. */
    private static String words(Alert alert) {
        List<String> words = new ArrayList<>(List.of(
                String.valueOf(alert.labels().get("alertname")),
                String.valueOf(alert.labels().get("severity")),
                (alert.startsAtMillis() - BEGIN) / 1_000 + "-"
                        + (alert.endsAtMillis() == null ? "" : (alert.endsAtMillis() - BEGIN) / 1_000)));
        if (alert.labels().containsKey("explained_by")) {
            words.add("by " + alert.labels().get("explained_by"));
        }
        return String.join(" ", words);
    }
}
