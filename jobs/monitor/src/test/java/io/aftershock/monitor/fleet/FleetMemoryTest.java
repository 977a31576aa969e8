package io.aftershock.monitor.fleet;

import static io.aftershock.monitor.fleet.FakeBreaches.START;
import static io.aftershock.monitor.fleet.FakeBreaches.breach;
import static io.aftershock.monitor.fleet.FakeBreaches.since;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.fleet.FleetMemory.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetMemoryTest {

    private static final Limits LIMITS = new Limits(2, 300_000, 0.05);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // story                              | CLUSTER[/ACCOUNT]@SECOND: opens, ! critical, ? info, ^ child;
                // -…: closes
                "one cluster alone                    | east@0 east/B@10                       | ``",
                "two within minutes                   | east@0 west@120                        | opened[east west]",
                "two that have nothing in common      | east@0 west@0:10008                    | ``",
                "two too far apart                    | east@0 west@301                        | ``",
                "a third                              | east@0 west@60 north@200               | opened[east west] updated[east north west]",
                "a third, long after the second       | east@0 west@60 north@400               | opened[east west]",
                "more accounts are no more clusters   | east@0 west@60 west/B@61 east/B@62     | opened[east west]",
                "it closes with its last member       | east@0 west@60 -east@90 -west@500      | opened[east west] closed[east west]",
                "one is over when the other begins    | east@0 -east@40 west@60 -west@100      | opened[east west] closed[east west]",
                "it gets worse                        | east@0 west@60 east@90!                | opened[east west] updated!",
                "it does not tell what gets no worse  | east@0! west@60 east@90!               | opened!",
                "what is explained is no sign         | east@0 west@60^                        | ``",
                "what is planned is no sign           | east@0 west@60?                        | ``",
                "planned work that ends is one        | east@0 west@60? west@70                | opened[east west]",
                "the next is another                  | east@0 west@60 -east@90 -west@100 east/C@900 west/C@910 "
                        + "| opened[east west] closed[east west] opened[east west]",
                "one goes on while another begins     | east@0 west@60 east/C@900 north@910 -east@920 -west@930 "
                        + "| opened[east west] opened[east north] closed[east west]",
            },
            quoteCharacter = '`')
    void tellsWhatClustersShare(String story, String breaches, String told) {
        assertThat(tell(breaches)).isEqualTo(told);
    }

    @Test
    void seesNoIncidentInWhatFallsTogetherDaily() {
        FleetMemory memory = new FleetMemory();
        for (int hour = 0; hour < 24; hour++) {
            for (int minute = 0; minute < 60; minute += 10) {
                String cluster = "c" + hour + "-" + minute;
                assertThat(memory.take(breach(cluster + "@" + (hour * 3_600 + minute * 60)), LIMITS))
                        .isNull();
            }
        }

        // One in ten minutes: with 0.5 expected in five, one other or two prove nothing, and three do.
        assertThat(memory.take(breach("a@86401"), LIMITS)).isNull();
        assertThat(memory.take(breach("b@86402"), LIMITS)).isNull();
        assertThat(memory.take(breach("c@86403"), LIMITS)).isNull();
        FleetIncident incident = memory.take(breach("d@86404"), LIMITS);
        assertThat(incident).isNotNull();
        assertThat(incident.clusters()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void namesItsMembersAndSaysWhereToLook() {
        FleetMemory memory = new FleetMemory();
        for (String each : List.of("g@0", "f@1", "e@2", "d@3", "c@4", "b@5")) {
            memory.take(breach(each), LIMITS);
        }
        FleetIncident incident = memory.take(breach("a@65"), LIMITS);

        assertThat(incident).isNotNull();
        assertThat(incident.id()).isEqualTo("FLEET_001:JETSTREAM_009:not_found:1");
        assertThat(incident.revision()).isEqualTo(6);
        assertThat(incident.errorClass()).isEqualTo("not_found");
        assertThat(incident.openedAtMillis()).isEqualTo(START);
        assertThat(incident.breachIds()).containsExactly("g", "f", "e", "d", "c", "b", "a");
        assertThat(incident.summary())
                .isEqualTo("The same in 7 clusters, opened within 65 s: API error ratio, not found (JETSTREAM_009) in"
                        + " a, b, c, d, e and 2 more. Look first for what they share: a deployment, a release of a"
                        + " client, a network, a provider.");
    }

    private static String tell(String breaches) {
        FleetMemory memory = new FleetMemory();
        Map<String, Long> opened = new HashMap<>();
        List<String> told = new ArrayList<>();
        boolean severities = breaches.contains("!");
        for (String each : breaches.split(" ")) {
            Breach breach = breach(each);
            Long first = opened.putIfAbsent(breach.id(), breach.openedAtMillis());
            FleetIncident incident = memory.take(first == null ? breach : since(breach, first), LIMITS);
            if (incident != null) {
                String state = incident.state().label();
                boolean critical = severities && incident.severity() == Severity.CRITICAL;
                told.add(critical ? state + "!" : state + "[" + String.join(" ", incident.clusters()) + "]");
            }
        }
        return String.join(" ", told);
    }
}
