package io.aftershock.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart becomes with three sets of values is in {@code rendered}; {@code -Daftershock.rendered.write=true} writes it anew. */
@NeedsHelm
class ChartTest {

    @SuppressWarnings("unused") // named in annotations
    static final List<String> VALUE_SETS = Helm.VALUE_SETS;

    /** Not ours to repeat: they come from deploy/monitoring, byte by byte. */
    private static final List<String> FROM_MONITORING = List.of("rules.yaml", "dashboards.yaml");

    private static final Path MONITORING = Path.of("../monitoring");

    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void passesHelmsLint(String set) {
        Helm.Answer answer = Helm.lint(set);

        assertThat(answer.exitCode()).as(answer.output() + answer.complaints()).isZero();
        assertThat(answer.output()).doesNotContain("[WARNING]", "[ERROR]");
    }

    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void becomesWhatIsCommitted(String set) throws IOException {
        Map<String, String> rendered =
                new TreeMap<>(Manifest.byTemplate(Helm.template(set).rendered()));
        rendered.keySet().removeAll(FROM_MONITORING);
        Path folder = Path.of("rendered", set);

        if (Boolean.getBoolean("aftershock.rendered.write")) {
            write(folder, rendered);
        }

        assertThat(read(folder)).containsExactlyEntriesOf(rendered);
    }

    @Test
    void givesGrafanaTheDashboardsOfMonitoring() throws IOException {
        List<Manifest> maps = fromTemplate("dashboards.yaml");

        Map<String, String> given = new TreeMap<>();
        maps.forEach(map -> map.content()
                .get("data")
                .properties()
                .forEach(file ->
                        given.put(file.getKey(), file.getValue().asText().strip())));

        assertThat(given).containsExactlyEntriesOf(stripped(MONITORING.resolve("grafana/dashboards"), ".json"));
        assertThat(maps)
                .allSatisfy(map -> assertThat(map.content()
                                .at("/metadata/labels/grafana_dashboard")
                                .asText())
                        .isEqualTo("yes"));
    }

    @Test
    void givesPrometheusTheRulesOfMonitoring() throws IOException {
        List<JsonNode> given = fromTemplate("rules.yaml").stream()
                .map(rule -> rule.content().get("spec"))
                .toList();

        // Beside the rules there is an example of Prometheus' own configuration.
        List<JsonNode> written = read(MONITORING.resolve("prometheus")).values().stream()
                .map(text -> Manifest.all(text).get(0).content())
                .filter(file -> file.has("groups"))
                .toList();
        // A number is an expression to Prometheus, and to its operator only if it is written as text.
        written.forEach(rules -> rules.findParents("expr")
                .forEach(
                        rule -> ((ObjectNode) rule).put("expr", rule.get("expr").asText())));
        assertThat(given).isEqualTo(written);
    }

    /** A sentence for each thing that is missing, or of which two places say different things. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            production | config=null                     | config: is empty; put the configuration of the fleet there
            production | storage.uri=                    | storage.uri: is empty; name a folder in an object store
            production | config.findings=null            | exporter.enabled: needs config.findings
            production | config.history=null             | maintenance.enabled: needs config.history.catalog
            production | exporter.minAvailable=2         | exporter.minAvailable: has to be less than exporter.replicas
            production | autoscaler.enabled=true         | autoscaler.enabled: cannot be had with config.policy
            production | networkPolicy.ports.alerts=null  | networkPolicy.ports.alerts: is empty, so that the exporter could not reach
            production | networkPolicy.ports.catalog=null | networkPolicy.ports.catalog: is empty, so that nobody could reach
            production | job.savepointRedeployNonce=1     | job.savepointRedeployNonce: begins anew from job.initialSavepoint
            production | fullnameOverride=9lives         | fullnameOverride
            production | monitoring.interval=15 s        | interval
            production | job.paralelism=3                | paralelism
            production | storage.uri=/var/lib/flink      | storage
            production | image.digest=sha256:123         | digest
            production | job.upgradeMode=savepoints      | upgradeMode
            production | pod.user=0                      | user
            production | storage.checkpointInterval=soon | checkpointInterval
            """)
    void refusesWhatCannotWork(String set, String change, String sentence) {
        Helm.Answer answer = Helm.template(set, "--set", change);

        assertThat(answer.exitCode()).isNotZero();
        assertThat(answer.complaints()).contains(sentence);
    }

    /** The operator takes 45 characters of a FlinkDeployment and begins with a letter, Kubernetes 52 of a CronJob and 63 of most. */
    @ParameterizedTest
    @ValueSource(strings = {"aftershock", "east", "east.prod", "a-release-of-the-length-of-fifty-three-characters-ab"})
    void givesNamesThatEverybodyTakes(String release) {
        List<Manifest> all = unnamed(release);

        assertThat(all)
                .hasSizeGreaterThan(15)
                .allSatisfy(manifest -> assertThat(manifest.name())
                        .as(manifest.kind())
                        .matches("[a-z]([-a-z0-9]*[a-z0-9])?")
                        .hasSizeLessThanOrEqualTo(
                                switch (manifest.kind()) {
                                    case "FlinkDeployment" -> 45;
                                    case "CronJob" -> 52;
                                    default -> 63;
                                }));
    }

    @Test
    void sharesNothingWithAnotherReleaseBesideIt() {
        Set<String> one = names(unnamed("one"));
        Set<String> other = names(unnamed("other"));

        assertThat(one).hasSize(other.size()).doesNotContainAnyElementsOf(other);
    }

    @Test
    void refusesTheNameThatTheOperatorWould() {
        assertThat(Helm.templateAs("2nd", "small").complaints())
                .contains("2nd-aftershock: the operator takes names only that begin with a letter");
    }

    /** Everything, called as a release is that says nothing of names. */
    private static List<Manifest> unnamed(String release) {
        return Manifest.all(Helm.templateAs(release, "everything", "--set", "fullnameOverride=,nameOverride=")
                .rendered());
    }

    private static Set<String> names(List<Manifest> manifests) {
        return manifests.stream()
                .map(manifest -> manifest.kind() + " " + manifest.name())
                .collect(Collectors.toSet());
    }

    @Test
    void startsNewPodsForANewConfiguration() {
        Stream<String> before = annotations(Helm.template("small"));
        Stream<String> after = annotations(Helm.template("small", "--set", "config.windows.size=2m"));

        assertThat(after).hasSize(2).doesNotContainAnyElementsOf(before.toList());
    }

    private static Stream<String> annotations(Helm.Answer answer) {
        return Manifest.all(answer.rendered()).stream()
                .flatMap(manifest -> Stream.of("/spec/podTemplate", "/spec/template")
                        .map(pods -> manifest.content().at(pods + "/metadata/annotations/aftershock.io~1config")))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private static List<Manifest> fromTemplate(String template) {
        return Manifest.all(
                Manifest.byTemplate(Helm.template("everything").rendered()).getOrDefault(template, ""));
    }

    private static Map<String, String> stripped(Path folder, String ending) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Map.Entry<String, String> file : read(folder).entrySet()) {
            if (file.getKey().endsWith(ending)) {
                files.put(file.getKey(), file.getValue().strip());
            }
        }
        return files;
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.list(folder)) {
                for (Path path : paths.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("kustomization.yaml"))
                        .toList()) {
                    files.put(path.getFileName().toString(), Files.readString(path));
                }
            }
        }
        return files;
    }

    private static void write(Path folder, Map<String, String> rendered) throws IOException {
        Files.createDirectories(folder);
        for (String old : read(folder).keySet()) {
            Files.delete(folder.resolve(old));
        }
        for (Map.Entry<String, String> file : rendered.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
