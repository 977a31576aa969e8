package io.aftershock.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.aftershock.cli.observatory.ObservatoryCommand;
import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.junit.NeedsPrometheus;
import io.aftershock.testkit.prometheus.PrometheusTools;
import io.aftershock.testkit.server.NatsServerBinary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine;

/** The compose file, held against a strict schema, and its parts by the programs that read them; no container runs. */
class ComposeTest {

    private static final Path FOLDER = Path.of("../compose");

    @TempDir
    static Path observatory;

    @TempDir
    Path root;

    private static JsonNode compose;

    /** What {@code up} does first. */
    @BeforeAll
    static void writeTheObservatory() throws IOException {
        // Unlike Jackson, SnakeYAML knows what << is.
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Object read = new Yaml(new SafeConstructor(strict)).load(Files.readString(FOLDER.resolve("compose.yaml")));
        compose = new ObjectMapper().valueToTree(read);
        StringWriter said = new StringWriter();
        int code = new CommandLine(new ObservatoryCommand())
                .setOut(new PrintWriter(said))
                .execute("--config", FOLDER.resolve("fleet.yaml").toString(), "--out", observatory.toString());
        assertThat(code).as(said.toString()).isZero();
    }

    @Test
    void fitsTheStrictSchema() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Path.of("src/test/resources/compose-schema.json").toFile());

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(schema)
                        .validate(compose))
                .isEmpty();
    }

    @Test
    void namesNothingThatIsNotThere() {
        Set<String> missing = new TreeSet<>();
        for (Map.Entry<String, JsonNode> service : services()) {
            JsonNode says = service.getValue();
            says.path("volumes").forEach(volume -> {
                String source = volume.asText().split(":", -1)[0];
                if (source.startsWith(".")
                        ? !Files.exists(onDisk(source))
                        : !compose.get("volumes").has(source)) {
                    missing.add(service.getKey() + ": volume " + source);
                }
            });
            says.path("networks").forEach(network -> {
                if (!compose.get("networks").has(network.asText())) {
                    missing.add(service.getKey() + ": network " + network.asText());
                }
            });
            dependencies(says)
                    .filter(other -> !compose.get("services").has(other))
                    .forEach(other -> missing.add(service.getKey() + ": service " + other));
            if (says.has("build")
                    && !Files.exists(FOLDER.resolve(says.at("/build/context").asText())
                            .resolve(says.at("/build/dockerfile").asText()))) {
                missing.add(service.getKey() + ": Dockerfile");
            }
        }

        assertThat(missing).isEmpty();
    }

    /** The server that tests use is the one that is deployed. */
    @Test
    void runsTheServersThatWereTried() throws IOException {
        assertThat(compose.at("/services/nats-1/image").asText())
                .isEqualTo("nats:" + pinned("nats-server-path", "pinned=v") + "-alpine");
        assertThat(compose.at("/services/alertmanager/image").asText())
                .isEqualTo("prom/alertmanager:v" + pinned("prometheus-path", "pinned_alertmanager=v"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nats-1", "nats-2", "nats-3", "observatory-1", "observatory-2"})
    @NeedsNatsServer
    void everyServerAcceptsItsConfiguration(String name) throws IOException {
        JsonNode service = compose.at("/services/" + name);
        lay(service);
        Map<String, String> environment = Map.of("SERVER_NAME", name, "ORDERS_PASSWORD", "orders");

        Command check = Command.run(
                List.of(
                        NatsServerBinary.find().toString(),
                        "-t",
                        "--config",
                        root + service.at("/command/2").asText()),
                environment);

        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"streams", "jobmanager", "taskmanager", "exporter"})
    void findTheirConfigurationAndItsSecrets(String name) throws IOException {
        lay(compose.at("/services/" + name));

        assertThat(ConfigLoader.load(root.resolve("etc/aftershock/fleet.yaml"), Map.of(), List.of())
                        .clusters())
                .hasSize(1);
    }

    @Test
    @NeedsPrometheus
    void prometheusAndAlertmanagerAcceptTheirs() throws IOException {
        lay(compose.at("/services/prometheus"));
        lay(compose.at("/services/alertmanager"));

        assertThat(PrometheusTools.promtool("check", "config", root + "/etc/prometheus/prometheus.yml"))
                .matches(PrometheusTools.Answer::isOk);
        assertThat(PrometheusTools.amtool("check-config", root + "/etc/alertmanager/alertmanager.yml"))
                .matches(PrometheusTools.Answer::isOk);
    }

    /** What scrapes and what is scraped agree on names and ports. */
    @Test
    void prometheusScrapesServicesThatThereAre() throws IOException {
        JsonNode prometheus =
                Manifest.YAML.readTree(FOLDER.resolve("prometheus.yml").toFile());

        List<String> hosts = new ArrayList<>();
        prometheus
                .findValues("targets")
                .forEach(targets ->
                        targets.forEach(target -> hosts.add(target.asText().split(":", -1)[0])));

        assertThat(hosts)
                .isNotEmpty()
                .allSatisfy(
                        host -> assertThat(compose.get("services").has(host)).isTrue());
    }

    /** Copies what a service mounts to where it would find it. */
    private void lay(JsonNode service) throws IOException {
        for (JsonNode volume : service.get("volumes")) {
            String[] parts = volume.asText().split(":", -1);
            Path target = root.resolve(parts[1].substring(1));
            if (!parts[0].startsWith(".")) {
                continue;
            }
            Path source = onDisk(parts[0]);
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = target.resolve(source.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static Path onDisk(String source) {
        String written = "./observatory";
        return source.startsWith(written)
                ? Path.of(observatory + source.substring(written.length()))
                : FOLDER.resolve(source);
    }

    private static Set<Map.Entry<String, JsonNode>> services() {
        return compose.get("services").properties();
    }

    private static Stream<String> dependencies(JsonNode service) {
        JsonNode on = service.path("depends_on");
        return on.isArray()
                ? Manifest.each(on).map(JsonNode::asText)
                : on.properties().stream().map(Map.Entry::getKey);
    }

    private static String pinned(String script, String line) throws IOException {
        return Files.readString(Path.of("../../jobs/testkit/bin", script))
                .lines()
                .filter(each -> each.startsWith(line))
                .findFirst()
                .orElseThrow()
                .substring(line.length());
    }
}
