package io.aftershock.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cluster show}, of what a real cluster answered; {@link ClusterTest} sees it of one that runs. */
@NeedsFlink // of which the cluster is one, and to which belongs the same Python
class ShowTest {

    private static final String JOB = "9df4f849f8051c7975feb96e11579ead";

    private static final Path EXPECTED = Path.of("src/test/resources/io/aftershock/deploy/local/show.txt");

    @TempDir
    Path folder;

    private RecordedFlink flink;

    @BeforeEach
    void start() throws Exception {
        flink = new RecordedFlink();
        Path watch = Files.writeString(folder.resolve("aftershock"), """
                #!/usr/bin/env bash
                echo "12:00:00.000 INFO  StreamEvents: connected" >&2
                echo "aftershock: Nothing was told for 3m: does the job run?" >&2
                echo "told by: $*"
                """);
        assertThat(watch.toFile().setExecutable(true)).isTrue();
    }

    @AfterEach
    void stop() {
        flink.close();
    }

    @Test
    void showsJobsCheckpointsStagesMetricsAndFindings() throws Exception {
        Files.writeString(
                Files.createDirectory(folder.resolve("jobs")).resolve(JOB),
                "[\"--config\",\"/etc/fleet.yaml\",\"--set\",\"windows.size=10s\"]\n");

        assertThat(show(0).replaceAll("\\d+ s ago", "N s ago").replace(flink.url(), "URL"))
                .isEqualTo(Files.readString(EXPECTED));
    }

    @Test
    void saysWhereFindingsAreThatAreNotPublished() throws Exception {
        flink.at("/jobs/" + JOB).withArray("vertices").forEach(stage -> {
            if (stage.path("name").asText().equals("findings: Writer")) {
                ((ObjectNode) stage).put("name", "standard output: Writer");
            }
        });

        assertThat(show(0))
                .contains("has no section 'findings'", folder + "/log/taskmanager-*.console")
                .doesNotContain("told by");
    }

    @Test
    void takesTheConfigurationOfAJobThatWasSubmittedElsewhere() throws Exception {
        assertThat(show(0)).contains("  findings     it was not submitted from here: show --config FILE");
        assertThat(show(0, "--config", "mine.yaml")).contains("  told by: watch --once --config mine.yaml\n");
    }

    @Test
    void tellsAFailedCheckpointWithItsReason() throws Exception {
        flink.at("/jobs/" + JOB + "/checkpoints")
                .withObject("/latest")
                .putObject("failed")
                .put("failure_timestamp", 1_795_327_197_000L)
                .put("failure_message", "Checkpoint expired before completing.\n\tat x");

        assertThat(show(0).replaceAll("\\d+ s ago", "N s ago"))
                .contains("91 completed, 7 failed, 1 restored from\n")
                .contains("  failed       the last N s ago: Checkpoint expired before completing.\n");
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        flink.close();

        assertThat(show(1))
                .isEqualTo("cluster: " + flink.url() + " does not answer (Connection refused): is it started?\n");
    }

    private String show(int exitCode, String... more) throws Exception {
        String python = System.getenv().getOrDefault("AFTERSHOCK_PYTHON", "python3");
        List<String> command = new ArrayList<>(List.of(python, "-B", "show.py", "--rest", flink.url()));
        command.addAll(List.of("--state", folder.toString(), "--project", folder.toString()));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isEqualTo(exitCode);
        return told;
    }
}
