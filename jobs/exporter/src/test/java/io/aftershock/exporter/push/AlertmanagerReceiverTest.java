package io.aftershock.exporter.push;

import static io.aftershock.exporter.push.Alerts.firing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.exporter.alert.Alert;
import io.aftershock.exporter.alert.AlertLife;
import io.aftershock.exporter.alert.Breaches;
import io.aftershock.exporter.alert.Links;
import io.aftershock.exporter.push.Outcome.Kind;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.config.AlertsConfig.AlertmanagerConfig;
import io.aftershock.testkit.junit.NeedsPrometheus;
import io.aftershock.testkit.prometheus.AlertmanagerServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Alertmanager makes of what it is told. */
@NeedsPrometheus
class AlertmanagerReceiverTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static AlertmanagerServer alertmanager;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path routing =
                Files.writeString(folder.resolve("a.yml"), "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n");
        alertmanager = AlertmanagerServer.start(routing, folder);
    }

    @AfterAll
    static void stop() {
        alertmanager.close();
    }

    @Test
    void takesANameOfAnySortAndNothingIsInjected() throws Exception {
        String name = "a\"b'\n{{ . }}\\\",\"severity\":\"none" + "x".repeat(200);
        long now = System.currentTimeMillis();
        Notifier notifier = new Notifier(
                new AlertLife(Severity.WARNING, Map.of(), new Links("https://git", "https://grafana")),
                List.of(pusher()),
                () -> now);
        notifier.ready();
        notifier.take(
                Lines.json(Breaches.at(0, "LIMIT_001", 1, BreachState.OPENED, Severity.WARNING, name, null, false)),
                now);
        notifier.tick();
        Pusher pusher = notifier.pushers().get(0);
        pusher.turn(now);

        assertThat(pusher.counts().of(Kind.SENT)).isEqualTo(1);
        JsonNode labels = only("LIMIT_001").path("labels");
        assertThat(labels.path("account").asText())
                .startsWith("a\"b' {{ . }}\\\",\"severity\":\"nonexxx")
                .hasSize(200);
        assertThat(labels.path("severity").asText()).isEqualTo("warning");
        assertThat(labels).hasSize(7);
    }

    @Test
    void refusesOneAndTakesTheOthers() throws Exception {
        long now = System.currentTimeMillis();
        Pusher pusher = pusher();
        Alert bad = new Alert(Map.of("finding", ""), Map.of(), now, null);
        pusher.ledger().update(List.of(firing("good1", now), bad, firing("good2", now)), List.of(), false);
        pusher.turn(now);

        assertThat(pusher.counts().of(Kind.REFUSED)).isEqualTo(1);
        assertThat(pusher.counts().of(Kind.SENT)).isEqualTo(2);
        assertThat(only("good1").path("status").path("state").asText()).isNotEqualTo("");
        assertThat(only("good2").path("labels").path("finding").asText()).isEqualTo("good2:c1:1");
    }

    @Test
    void hearsWhatHoldsAfterItWasAway() throws Exception {
        long now = System.currentTimeMillis();
        Pusher pusher = pusher();
        pusher.ledger().update(List.of(firing("stays", now), firing("goes", now)), List.of(), false);
        pusher.turn(now);
        alertmanager.stop();
        pusher.ledger()
                .update(
                        List.of(firing("stays", now)),
                        List.of(firing("goes", now).endedAt(now)),
                        false);
        assertThat(pusher.turn(now + 30_000)).isEqualTo(1_000);
        assertThat(pusher.counts().of(Kind.FAILED)).isEqualTo(2);
        alertmanager.resume();
        assertThat(alerts("stays")).as("it keeps no alerts").isEmpty();
        pusher.turn(now + 60_000);

        assertThat(alerts("stays")).hasSize(1);
        assertThat(alerts("goes")).as("over").isEmpty();
    }

    private static Pusher pusher() throws IOException {
        return new Pusher(
                new AlertmanagerReceiver(new AlertmanagerConfig(alertmanager.url(), null, null, null), 30_000),
                new Ledger(30_000, 300_000, 2_000));
    }

    private static JsonNode only(String name) throws IOException {
        JsonNode all = alerts(name);
        assertThat(all).hasSize(1);
        return Objects.requireNonNull(all.get(0));
    }

    private static JsonNode alerts(String name) throws IOException {
        return JSON.readTree(alertmanager.alerts("alertname=\"" + name + "\""));
    }
}
