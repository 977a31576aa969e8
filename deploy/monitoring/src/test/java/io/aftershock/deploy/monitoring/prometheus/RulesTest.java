package io.aftershock.deploy.monitoring.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.exporter.catalogue.Metric;
import io.aftershock.testkit.junit.NeedsPrometheus;
import io.aftershock.testkit.prometheus.PrometheusTools;
import io.aftershock.testkit.prometheus.PrometheusTools.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that promtool accepts, that fire when they should and else do not, and that ask for metrics that there are. */
class RulesTest {

    private static final Path DOCS = Path.of("../../docs");
    private static final Pattern METRIC = Pattern.compile("[\\w:]*(?:aftershock|flink)[_:][\\w:]+");
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern RUNBOOK = Pattern.compile("https://aftershock\\.example\\.com/docs/([^#]+)(?:#(.+))?");

    @Test
    @NeedsPrometheus
    void areAcceptedWithTheExampleThatLoadsThem() {
        assertIsOk(PrometheusTools.promtool(
                "check", "rules", RuleFiles.RECORDING.toString(), RuleFiles.ALERTING.toString()));
        assertIsOk(PrometheusTools.promtool("check", "config", RuleFiles.CONFIG.toString()));
    }

    @ParameterizedTest
    @MethodSource("files")
    @NeedsPrometheus
    void fireAsTheirCasesSay(Path cases) {
        assertIsOk(PrometheusTools.promtool("test", "rules", cases.toString()));
    }

    static List<Path> files() throws IOException {
        return RuleFiles.tests();
    }

    @Test
    void haveACaseInWhichEachFiresAndOneInWhichItIsQuiet() throws IOException {
        assertThat(alertsWith(expected -> !expected.isEmpty()))
                .as("alerts with a case in which they fire")
                .containsExactlyInAnyOrderElementsOf(RuleFiles.alerts());
        assertThat(alertsWith(JsonNode::isEmpty))
                .as("alerts with a case in which they are quiet")
                .containsExactlyInAnyOrderElementsOf(RuleFiles.alerts());
    }

    private static Set<String> alertsWith(Predicate<JsonNode> expectation) throws IOException {
        return RuleFiles.checks().stream()
                .filter(check -> expectation.test(check.path("exp_alerts")))
                .map(check -> check.path("alertname").asText())
                .collect(Collectors.toSet());
    }

    /** Those of Flink are held against a real reporter by PrometheusReporterTest of the monitor. */
    @Test
    void askForMetricsThatAreServedOrRecorded() {
        Set<String> known = Stream.concat(
                        Arrays.stream(Metric.values()).map(Metric::seriesName),
                        RuleFiles.rules(RuleFiles.RECORDING).stream()
                                .map(rule -> rule.path("record").asText()))
                .collect(Collectors.toSet());
        Set<String> asked = new TreeSet<>();
        Stream.of(RuleFiles.RECORDING, RuleFiles.ALERTING)
                .flatMap(file -> RuleFiles.rules(file).stream())
                .map(rule -> STRING.matcher(rule.path("expr").asText()).replaceAll(""))
                .forEach(expression -> METRIC.matcher(expression).results().forEach(found -> asked.add(found.group())));
        asked.removeIf(name -> name.startsWith("flink_"));

        assertThat(asked).hasSizeGreaterThan(20).isSubsetOf(known);
    }

    @Test
    void sayWhatIsWrongAndWhereToReadOn() throws IOException {
        for (JsonNode rule : RuleFiles.rules(RuleFiles.ALERTING)) {
            String name = rule.path("alert").asText();
            JsonNode annotations = rule.path("annotations");
            assertThat(annotations.path("summary").asText()).as(name).endsWith(".");
            assertThat(annotations.path("description").asText()).as(name).endsWith(".");
            assertThat(annotations.path("next").asText()).as(name).isNotEmpty();
            assertThat(rule.path("labels").path("severity").asText()).as(name).isIn("critical", "warning");

            var runbook = RUNBOOK.matcher(annotations.path("runbook_url").asText());
            assertThat(runbook).as(name).matches();
            assertThat(headings(DOCS.resolve(runbook.group(1))))
                    .as(name)
                    .contains(runbook.group(2) == null ? "confirm" : runbook.group(2));
        }
    }

    /** What is typed comes from a person; a name chosen by somebody else has no place in it. */
    @Test
    void putNoNameIntoACommand() {
        assertThat(RuleFiles.rules(RuleFiles.ALERTING))
                .extracting(rule -> rule.path("annotations").path("next").asText())
                .noneMatch(next -> next.contains("{{"));
    }

    @Test
    void haveNoPageThatOutlivedThem() throws IOException {
        Set<String> alerts = RuleFiles.alerts().stream()
                .map(alert -> alert.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());

        assertThat(headings(DOCS.resolve("monitoring-the-monitor.md")))
                .filteredOn(heading -> heading.startsWith("aftershock"))
                .isSubsetOf(alerts);
    }

    private static List<String> headings(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .toList();
    }

    private static void assertIsOk(Answer answer) {
        assertThat(answer.exitCode()).as(answer.output()).isZero();
    }
}
