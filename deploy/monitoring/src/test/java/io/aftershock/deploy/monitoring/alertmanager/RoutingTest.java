package io.aftershock.deploy.monitoring.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.exporter.push.Notifier;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.config.AlertsConfig;
import io.aftershock.monitor.config.AlertsConfig.AlertmanagerConfig;
import io.aftershock.monitor.publish.Lines;
import io.aftershock.testkit.junit.NeedsPrometheus;
import io.aftershock.testkit.prometheus.AlertmanagerServer;
import io.aftershock.testkit.prometheus.PrometheusTools;
import io.aftershock.testkit.server.Deadline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What alertmanager.yml does with each sort of alert. */
@NeedsPrometheus
class RoutingTest {

    private static final Path SHIPPED = Path.of("alertmanager/alertmanager.yml");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void isRight() {
        PrometheusTools.Answer answer = PrometheusTools.amtool("check-config", SHIPPED.toString());

        assertThat(answer.isOk()).as(answer.output()).isTrue();
        assertThat(answer.output()).contains("1 inhibit rules", "2 receivers");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "what wakes somebody,                       pager,   alertname=META_006 severity=critical family=META_006:c1:1 cluster_name=c1",
        "what wakes somebody though it is explained, pager,  alertname=META_006 severity=critical family=NETWORK_001:c1:1 explained_by=NETWORK_001",
        "a ticket,                                  tickets, alertname=RETRY_001 severity=warning family=RETRY_001:c1:A:1 account=A",
        "clusters that have paged are one trouble,  tickets, alertname=FLEET_001 severity=critical family=FLEET_001:x:1",
        "a rule that wakes somebody,                pager,   alertname=AftershockBlind severity=critical cluster_name=c1",
        "a rule that is a ticket,                   tickets, alertname=AftershockLagging severity=warning",
        "a word that nobody knows,                  tickets, alertname=META_006 severity=odd family=x"
    })
    void sends(String story, String receiver, String labels) {
        List<String> arguments = Stream.concat(
                        Stream.of("config", "routes", "test", "--config.file=" + SHIPPED), Stream.of(labels.split(" ")))
                .toList();
        PrometheusTools.Answer answer = PrometheusTools.amtool(arguments.toArray(String[]::new));

        assertThat(answer.output().strip()).as(story).isEqualTo(receiver);
    }

    @Test
    void mutesWhatIsExplainedForAsLongAsItsCauseIsTold() throws Exception {
        try (AlertmanagerServer alertmanager = AlertmanagerServer.start(SHIPPED, folder);
                Notifier notifier = Notifier.start(
                        new AlertsConfig(
                                List.of(new AlertmanagerConfig(alertmanager.url(), null, null, null)),
                                null,
                                1_000,
                                Severity.WARNING,
                                null,
                                null),
                        Map.of(),
                        System::currentTimeMillis)) {
            notifier.ready();
            tell(notifier, breach("META_006", 1, BreachState.OPENED, Severity.CRITICAL, "NETWORK_001:c1:1"));
            tell(notifier, breach("RETRY_001", 1, BreachState.OPENED, Severity.WARNING, null));
            awaitAlerts(alertmanager, "--active", "META_006", "RETRY_001");
            awaitAlerts(alertmanager, "--inhibited");

            tell(notifier, breach("NETWORK_001", 1, BreachState.OPENED, Severity.WARNING, null));
            awaitAlerts(alertmanager, "--inhibited", "META_006");
            awaitAlerts(alertmanager, "--active", "NETWORK_001", "RETRY_001");

            tell(notifier, breach("NETWORK_001", 2, BreachState.CLOSED, Severity.WARNING, null));
            tell(notifier, breach("RETRY_001", 2, BreachState.CLOSED, Severity.WARNING, null));
            awaitAlerts(alertmanager, "--active", "NETWORK_001");
            awaitAlerts(alertmanager, "--inhibited", "META_006");

            tell(notifier, breach("META_006", 2, BreachState.CLOSED, Severity.CRITICAL, "NETWORK_001:c1:1"));
            awaitAlerts(alertmanager, "--active");
            awaitAlerts(alertmanager, "--inhibited");
        }
    }

    private static void tell(Notifier notifier, Breach breach) {
        notifier.take(Lines.of(breach).json().getBytes(StandardCharsets.UTF_8), breach.atMillis());
        notifier.tick();
    }

    private static void awaitAlerts(AlertmanagerServer alertmanager, String which, String... checks) {
        Deadline.in(PATIENCE)
                .await(
                        which + " are " + List.of(checks),
                        () -> PrometheusTools.amtool(
                                        "alert",
                                        "query",
                                        which,
                                        "--output=simple",
                                        "--alertmanager.url=" + alertmanager.url())
                                .output()
                                .lines()
                                .skip(1)
                                .map(line -> line.split(" ")[0])
                                .sorted()
                                .toList()
                                .equals(List.of(checks)));
    }

    private static Breach breach(
            String check, int revision, BreachState state, Severity severity, @Nullable String parent) {
        long now = System.currentTimeMillis();
        return new Breach(
                check + ":c1:1",
                revision,
                check,
                severity,
                state,
                "c1",
                null,
                now,
                now,
                state == BreachState.CLOSED ? now : null,
                1,
                0,
                null,
                null,
                "Something is wrong.",
                Evidence.NONE,
                parent,
                false,
                "defaults",
                "docs/checks/" + check + ".md",
                null);
    }
}
