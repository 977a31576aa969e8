package io.aftershock.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.VerbProcess;
import io.aftershock.cli.watch.view.Fleets;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The verb where standard output is no terminal. */
@NeedsNatsServer
@Timeout(240)
class WatchAsLinesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z  ";

    @TempDir
    Path folder;

    private PublishedFindings findings;

    @BeforeEach
    void publish() throws Exception {
        findings = new PublishedFindings(folder);
        findings.crash();
    }

    @AfterEach
    void stop() throws Exception {
        findings.close();
    }

    @Test
    void tellsWhatIsOpenAndThenWhatChanges() throws Exception {
        try (VerbProcess watch = watch()) {
            await(watch, "open");
            findings.publishElection(Fleets.election("east", ElectionCause.STEP_DOWN, System.currentTimeMillis()));
            findings.closeQuorum();
            await(watch, "META_006 closed");
            watch.signal("INT");

            assertThat(watch.exitCode(PATIENCE)).isZero();
            List<String> told = watch.output()
                    .lines()
                    .filter(line -> line.matches(TIME + ".*"))
                    .toList();
            assertThat(told).hasSize(5);
            assertThat(told.get(0))
                    .matches(TIME
                            + "east       breach     META_006 critical updated: The meta group has had no leader.*");
            assertThat(told.get(1))
                    .matches(TIME + "east       breach     JETSTREAM_009 critical updated: 900 of 1200 .*");
            assertThat(told.get(2))
                    .matches(
                            TIME + "\\(fleet\\)    summary    1 cluster, 2 accounts, 1 624 API calls a minute, 55\\.4 %"
                                    + " failed; 2 critical open");
            assertThat(told.get(3))
                    .matches(TIME + "east       election   n2 leads the meta group after n1: step down, 21 ms.*");
            assertThat(told.get(4)).matches(TIME + "east       breach     META_006 closed: Closed after 12\\d s\\.");
            assertThat(watch.output()).contains("aftershock: Following FINDINGS");
        }
    }

    @Test
    void printsTheLinesOfTheStreamAsTheyAre() throws Exception {
        try (VerbProcess watch = watch("--format", "json")) {
            await(watch, "\"check\":\"JETSTREAM_009\"");
            watch.signal("TERM");

            assertThat(watch.exitCode(PATIENCE)).isZero();
            assertThat(watch.output().lines().filter(line -> line.startsWith("{")))
                    .containsExactlyElementsOf(findings.published().stream()
                            .filter(line -> !line.startsWith("{\"record\":\"error_ratio\""))
                            .toList());
        }
    }

    @Test
    void saysWhatIsMissingInTheConfiguration() throws Exception {
        Path config = folder.resolve("fleet.yaml");
        String all = Files.readString(config);
        Files.writeString(config, all.substring(0, all.indexOf("findings:")));
        try (VerbProcess watch = watch()) {
            assertThat(watch.exitCode(PATIENCE)).isEqualTo(2);
            assertThat(watch.output())
                    .isEqualTo("aftershock: the configuration has no section 'findings': watch shows what run publishes"
                            + " there; add it, and start run anew\n");
        }
    }

    private VerbProcess watch(String... more) throws Exception {
        String[] arguments = new String[3 + more.length];
        System.arraycopy(new String[] {"watch", "--config", findings.config().toString()}, 0, arguments, 0, 3);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return VerbProcess.start(folder, List.of(), arguments);
    }

    private static void await(VerbProcess watch, String text) {
        Deadline.in(PATIENCE).await(text, () -> watch.output().contains(text));
    }
}
