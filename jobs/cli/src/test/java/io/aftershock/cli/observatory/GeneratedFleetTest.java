package io.aftershock.cli.observatory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the verb writes, started: a cluster and two observatories that store what happens in it. */
@NeedsNatsServer
class GeneratedFleetTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    @Test
    void storesCallsOfEveryAccountInBothObservatoriesAndAsksThroughEveryNode() throws Exception {
        try (GeneratedFleet fleet = new GeneratedFleet(folder).start();
                NatsSession acme = fleet.tenant("acme");
                NatsSession beta = fleet.tenant("beta")) {
            for (int observatory = 0; observatory < 2; observatory++) {
                int number = observatory;
                Deadline.in(PATIENCE).await("calls of both accounts are stored by " + number, () -> {
                    acme.ask("$JS.API.INFO", "", ANSWER);
                    beta.ask("$JS.API.INFO", "", ANSWER);
                    Map<String, Long> subjects = subjects(fleet, number);
                    return subjects.containsKey("fleet.east.adv.ACME.API")
                            && subjects.containsKey("fleet.east.adv.BETA.API");
                });
                Deadline.in(PATIENCE)
                        .await(
                                "system events are stored by " + number,
                                () -> subjects(fleet, number).keySet().stream()
                                        .anyMatch(subject -> subject.startsWith("fleet.east.sys.")));
                assertThat(subjects(fleet, observatory).keySet())
                        .allMatch(subject ->
                                subject.startsWith("fleet.east.adv.") || subject.startsWith("fleet.east.sys."));
                for (String ping : new String[] {"jsz", "raftz", "statsz", "healthz"}) {
                    for (String way : new String[] {"", "n1.", "n2.", "n3."}) {
                        String subject = "fleet.east.mon." + way + "ping." + ping;
                        Deadline.in(PATIENCE)
                                .await(subject + " by " + number, () -> fleet.answers(number, subject) == 3);
                    }
                }
            }
        }
    }

    private static Map<String, Long> subjects(GeneratedFleet fleet, int observatory) {
        try (NatsSession session = fleet.session(observatory)) {
            return session.connection()
                    .jetStreamManagement()
                    .getStreamInfo("FLEET", io.nats.client.api.StreamInfoOptions.allSubjects())
                    .getStreamState()
                    .getSubjectMap();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
