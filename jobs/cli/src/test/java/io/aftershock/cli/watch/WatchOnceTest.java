package io.aftershock.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.VerbProcess;
import io.aftershock.testkit.junit.NeedsNatsServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The verb that tells once how it stands. */
@NeedsNatsServer
@Timeout(240)
class WatchOnceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z  ";

    private static final String LOG = "(?m)^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} .*\\R";

    @TempDir
    Path folder;

    private PublishedFindings findings;

    @BeforeEach
    void publish() throws Exception {
        findings = new PublishedFindings(folder);
    }

    @AfterEach
    void stop() throws Exception {
        findings.close();
    }

    @Test
    void tellsWhatEndedWhatIsOpenAndTheFleetInALine() throws Exception {
        findings.crash();
        findings.closeQuorum();

        List<String> told = once(0).lines().toList();

        assertThat(told).hasSize(3);
        assertThat(told.get(0)).matches(TIME + "east       breach     META_006 closed: Closed after 12\\d s\\.");
        assertThat(told.get(1)).matches(TIME + "east       breach     JETSTREAM_009 critical updated: 900 of 1200 .*");
        assertThat(told.get(2)).matches(TIME + "\\(fleet\\)    summary    1 cluster, 2 accounts, .*; 1 critical open");
    }

    @Test
    void printsTheNewestLineOfEach() throws Exception {
        findings.crash();
        findings.closeQuorum();
        Predicate<String> newest = line -> line.contains("\"state\":\"closed\"") || line.contains("\"JETSTREAM_009\"");

        List<String> told = once(0, "--format", "json").lines().toList();

        // Not the line of META_006 that opened it, since another one has closed it.
        List<String> expected =
                new ArrayList<>(findings.published().stream().filter(newest).toList());
        assertThat(expected).hasSize(2);
        assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(told.get(0)).as("what has ended comes first").contains("META_006");
    }

    @Test
    void saysThatNobodyPublishes() throws Exception {
        assertThat(once(0))
                .startsWith("aftershock: Stream FINDINGS holds nothing of the last 15 minutes: does the job run?\n")
                .endsWith("nothing open\n");
    }

    @Test
    void failsWhereTheStreamCannotBeRead() throws Exception {
        findings.kill();

        assertThat(once(1)).contains("aftershock: the findings stream FINDINGS could not be read: ");
    }

    @Test
    void refusesToPrintMoreThanFindings() throws Exception {
        assertThat(once(2, "--all"))
                .isEqualTo("aftershock: --once prints findings alone: leave out --all, or --once\n");
    }

    /** What it tells, on standard output and error, without its log. */
    private String once(int exitCode, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("watch", "--once", "--config", findings.config().toString()));
        arguments.addAll(List.of(more));
        try (VerbProcess watch = VerbProcess.start(folder, List.of(), arguments.toArray(String[]::new))) {
            assertThat(watch.exitCode(PATIENCE)).as(watch.output()).isEqualTo(exitCode);
            return watch.output().replaceAll(LOG, "");
        }
    }
}
