package io.aftershock.exporter.push;

import static io.aftershock.exporter.push.Alerts.ended;
import static io.aftershock.exporter.push.Alerts.firing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.exporter.alert.AlertLife;
import io.aftershock.exporter.alert.Breaches;
import io.aftershock.exporter.alert.Links;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.config.AlertsConfig.WebhookConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookReceiverTest {

    private static final byte[] KEY = "a secret of 24 bytes.....".getBytes(StandardCharsets.UTF_8);
    private static final long NOW = 1_800_000_000_000L;

    @TempDir
    private Path folder;

    private Ears ears;
    private WebhookReceiver receiver;

    @BeforeEach
    void listen() throws Exception {
        ears = new Ears();
        Path secret = Files.writeString(
                folder.resolve("secret"), "whsec_" + Base64.getEncoder().encodeToString(KEY));
        receiver = new WebhookReceiver(new WebhookConfig(ears.url() + "/hook", secret.toString(), null));
    }

    @AfterEach
    void close() {
        ears.close();
    }

    @Test
    void signsWhatItTells() throws Exception {
        assertThat(receiver.tell(List.of(firing("a", NOW)), NOW + 7_000)).isEqualTo(Outcome.SENT);

        Ears.Heard heard = ears.heard().get(0);
        Map<String, String> headers = heard.headers();
        assertThat(headers).containsEntry("webhook-timestamp", "1800000007");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String signed = headers.get("webhook-id") + ".1800000007." + heard.body();
        assertThat(headers.get("webhook-signature"))
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(heard.body())
                .isEqualTo(
                        "{\"type\":\"alert.firing\",\"timestamp\":\"2027-01-15T08:00:00Z\",\"data\":{\"status\":\"firing\","
                                + "\"labels\":{\"alertname\":\"a\",\"finding\":\"a:c1:1\"},\"annotations\":{\"summary\":\"a\"},"
                                + "\"starts_at\":\"2027-01-15T08:00:00Z\",\"ends_at\":null}}");
    }

    @Test
    void namesAMessageByWhatItTells() {
        String begin = WebhookReceiver.id(firing("a", NOW));
        assertThat(begin).isEqualTo(WebhookReceiver.id(firing("a", NOW))).hasSize(38);
        assertThat(WebhookReceiver.id(firing("b", NOW))).isNotEqualTo(begin);
        assertThat(WebhookReceiver.id(firing("a", NOW + 1))).isNotEqualTo(begin);
        String end = WebhookReceiver.id(ended("a", NOW, NOW + 5));
        assertThat(end).isNotEqualTo(begin);
        assertThat(WebhookReceiver.id(ended("a", NOW, NOW + 9))).isEqualTo(end);
    }

    @Test
    void tellsOneStoryTwiceUnderTheSameIdsWhenItIsToldByTwo() {
        for (int replica = 0; replica < 2; replica++) {
            Notifier notifier = new Notifier(
                    new AlertLife(Severity.WARNING, Map.of(), Links.NONE),
                    List.of(new Pusher(receiver, new Ledger(Long.MAX_VALUE, 0, 0))),
                    () -> NOW);
            notifier.take(line(0, BreachState.OPENED, Severity.WARNING, "ACME"), NOW);
            notifier.tick();
            notifier.pushers().get(0).turn(NOW);
            assertThat(ears.heard()).as("nothing before all is read").hasSize(replica * 4);
            notifier.ready();
            for (byte[] line : List.of(
                    line(20, BreachState.UPDATED, Severity.CRITICAL, "ACME"),
                    line(60, BreachState.CLOSED, Severity.CRITICAL, "ACME"))) {
                notifier.tick();
                notifier.pushers().get(0).turn(NOW);
                notifier.take(line, NOW);
            }
            notifier.tick();
            notifier.pushers().get(0).turn(NOW);
        }

        List<String> ids = ears.heard().stream()
                .map(heard -> heard.headers().get("webhook-id"))
                .toList();
        assertThat(ids.subList(0, ids.size() / 2)).isEqualTo(ids.subList(ids.size() / 2, ids.size()));
        assertThat(ids.stream().distinct()).hasSize(ids.size() / 2);
    }

    @Test
    void tellsANameOfAnySortAsItIsMadeFitToBeShown() throws Exception {
        String name = "a\"b'\n{{ . }}<!channel>\\" + "x".repeat(200);
        Notifier notifier = new Notifier(
                new AlertLife(Severity.WARNING, Map.of(), new Links("https://git/", "https://grafana")),
                List.of(new Pusher(receiver, new Ledger(Long.MAX_VALUE, 0, 0))),
                () -> NOW);
        notifier.ready();
        notifier.take(line(0, BreachState.OPENED, Severity.WARNING, name), NOW);
        notifier.tick();
        notifier.pushers().get(0).turn(NOW);

        JsonNode data = new ObjectMapper().readTree(ears.heard().get(0).body()).path("data");
        String account = data.path("labels").path("account").asText();
        assertThat(account).startsWith("a\"b' {{ . }}<!channel>\\xxx").hasSize(200);
        assertThat(data.path("annotations").path("dashboard_url").asText())
                .contains("var-account=a%22b%27%0A%7B%7B%20.%20%7D%7D%3C%21channel%3E%5C" + "x".repeat(200) + "&from=");
        assertThat(data.path("annotations").path("next").asText())
                .isEqualTo("nats server watch api requests --context c1");
    }

    private static byte[] line(int second, BreachState state, Severity severity, String account) {
        return Lines.json(Breaches.at(second, "JETSTREAM_009", second + 1, state, severity, account, null, false));
    }
}
