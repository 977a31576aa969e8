package io.aftershock.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.testkit.tool.ToolScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a code host is told to do, read strictly: it calls our scripts, and has no rights that it does not need. */
class WorkflowsTest {

    private static final Path PROJECT = Path.of("../..");

    @SuppressWarnings("unused") // named in an annotation
    static Stream<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(PROJECT.resolve(".github/workflows"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void mayOnlyReadAndRunsScriptsThatThereAre(Path file) throws IOException {
        JsonNode workflow = Manifest.YAML.readTree(file.toFile());
        List<String> scripts = new ArrayList<>();
        for (JsonNode job : workflow.get("jobs")) {
            assertThat(job.get("timeout-minutes").asInt()).isPositive();
            for (JsonNode step : job.get("steps")) {
                String run = step.path("run").asText();
                if (run.startsWith(".ci/") || run.startsWith("deploy/")) {
                    scripts.add(run);
                    assertThat(PROJECT.resolve(run)).isExecutable();
                }
                // A tag can be moved to other code.
                if (step.has("uses")) {
                    assertThat(step.get("uses").asText()).matches("actions/[a-z-]+@[0-9a-f]{40}");
                }
                if (step.path("uses").asText().startsWith("actions/checkout@")) {
                    assertThat(step.at("/with/persist-credentials").asBoolean(true))
                            .isFalse();
                }
            }
        }

        assertThat(scripts).hasSize(1);
        assertThat(workflow.get("permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
        assertThat(Files.readString(file)).doesNotContain("secrets.", "pull_request_target");
    }

    /** Expressions, contexts, runners and inputs of actions, which no reader of YAML knows. */
    @Test
    void actionlintHasNothingToSay() throws IOException {
        Path actionlint;
        try {
            actionlint = new ToolScript("actionlint-path", ActionlintMissing::new).find();
        } catch (ActionlintMissing missing) {
            // On a laptop it is skipped; where the environment says CI=true it fails.
            assumeTrue("true".equals(System.getenv("CI")), missing.getMessage());
            throw missing;
        }
        List<String> command =
                new ArrayList<>(List.of(actionlint.toString(), "-no-color", "-shellcheck=", "-pyflakes="));
        workflows().map(Path::toString).forEach(command::add);

        assertThat(Command.run(command, Map.of())).isEqualTo(new Command(0, ""));
    }

    @Test
    void dependenciesAreLookedAtWhereThereAreSome() throws IOException {
        JsonNode updates = Manifest.YAML
                .readTree(PROJECT.resolve(".github/dependabot.yml").toFile())
                .get("updates");

        assertThat(Manifest.each(updates)
                        .map(update -> update.get("package-ecosystem").asText()))
                .containsExactly("maven", "gomod", "docker", "docker-compose", "pip", "github-actions");
        for (JsonNode update : updates) {
            assertThat(PROJECT.resolve(update.get("directory").asText().substring(1)))
                    .isDirectory();
        }
    }
}
