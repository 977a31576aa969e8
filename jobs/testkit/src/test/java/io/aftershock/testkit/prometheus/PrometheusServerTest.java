package io.aftershock.testkit.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.testkit.junit.NeedsPrometheus;
import io.aftershock.testkit.server.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsPrometheus
class PrometheusServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ROUTE = "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n";

    @TempDir
    private Path folder;

    @Test
    void tellsItsAlertmanagerWhatARuleFinds() throws IOException {
        Path routing = Files.writeString(folder.resolve("alertmanager.yml"), ROUTE);
        Files.writeString(
                folder.resolve("rules.yml"), "groups: [{name: g, rules: [{alert: Always, expr: vector(1) > 0}]}]\n");
        try (AlertmanagerServer alertmanager = AlertmanagerServer.start(routing, folder.resolve("a"));
                PrometheusServer prometheus = PrometheusServer.start(
                        Files.writeString(folder.resolve("prometheus.yml"), """
                                global: {evaluation_interval: 1s}
                                rule_files: [rules.yml]
                                alerting: {alertmanagers: [{static_configs: [{targets: ["%s"]}]}]}
                                """.formatted(
                                        alertmanager.url().substring("http://".length()))),
                        folder.resolve("p"),
                        "--rules.alert.resend-delay=2s")) {
            assertThat(prometheus.query("vector(1) + 1")).contains("\"2\"");
            Deadline.in(PATIENCE)
                    .await(
                            "the alert arrives",
                            () -> alertmanager.alerts("alertname=\"Always\"").contains("\"active\""));
            assertThat(alertmanager.alerts("alertname=\"Never\"").strip()).isEqualTo("[]");

            alertmanager.stop();
            assertThatThrownBy(alertmanager::alerts).isInstanceOf(java.io.UncheckedIOException.class);
            alertmanager.resume();
            Deadline.in(PATIENCE)
                    .await("it is told again", () -> alertmanager.alerts().contains("Always"));
        }
    }

    @Test
    void saysWhatIsWrongWithAConfiguration() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yml"), "rout: 1\n");
        assertThatThrownBy(() -> AlertmanagerServer.start(wrong, folder.resolve("a")))
                .hasMessageContaining("field rout not found");
        assertThat(PrometheusTools.amtool("check-config", wrong.toString()))
                .satisfies(answer -> assertThat(answer.isOk()).isFalse())
                .satisfies(answer -> assertThat(answer.output()).contains("field rout not found"));
    }
}
