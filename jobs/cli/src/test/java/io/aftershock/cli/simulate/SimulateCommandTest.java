package io.aftershock.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.ExitCode;
import io.aftershock.cli.config.Run;
import io.aftershock.cli.history.HistoryCommand;
import io.aftershock.cli.replay.ReplayCommand;
import io.aftershock.simulator.score.CheckScore;
import io.aftershock.simulator.score.Delays;
import io.aftershock.simulator.story.Story;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {

    @TempDir
    Path folder;

    @Test
    void listsEveryStory() {
        assertThat(Run.of(new SimulateCommand(), "--list").out().lines())
                .hasSize(Story.values().length)
                .contains("crash             the meta leader is killed: no errors, but nobody answers");
    }

    @Test
    void writesACaptureThatReplayReadsAndTheTruthBesideIt() throws Exception {
        Path capture = folder.resolve("crash.ndjson.gz");

        Run written = Run.of(new SimulateCommand(), "--story", "crash", "--seed", "7", "--out", capture.toString());

        assertThat(written.exit()).isZero();
        assertThat(written.err())
                .matches("\\d+ rows written to .*crash.ndjson.gz, the truth to .*crash.truth.ndjson\n");
        assertThat(Files.readAllLines(folder.resolve("crash.truth.ndjson")))
                .anyMatch(line -> line.contains("\"event\":\"sigkill\""));
        assertThat(Run.of(new ReplayCommand(), capture.toString()).out()).contains("after n1: unplanned");
    }

    @Test
    void overwritesNothingUnlessItIsTold() throws Exception {
        Path capture = folder.resolve("crash.ndjson");
        Files.writeString(capture, "precious");

        String[] arguments = {"--story", "step-down", "--out", capture.toString()};
        assertThat(Run.of(new SimulateCommand(), arguments).sentence())
                .isEqualTo(capture + " exists; --force overwrites it, and another --out writes elsewhere");
        assertThat(capture).hasContent("precious");

        String[] forced = {"--story", "step-down", "--out", capture.toString(), "--force"};
        assertThat(Run.of(new SimulateCommand(), forced).exit()).isZero();
        assertThat(Files.size(capture)).isGreaterThan(1_000);
    }

    @Test
    void guessesWhichStoryWasMeant() {
        assertThat(Run.of(new SimulateCommand(), "--story", "crush", "--out", "x")
                        .sentence())
                .startsWith("there is no story 'crush', must be one of baseline, probe-storm, ")
                .endsWith("did you mean crash?");
    }

    @Test
    void wantsToKnowWhereAStoryGoes() {
        assertThat(Run.of(new SimulateCommand(), "--story", "crash").sentence())
                .isEqualTo("--story crash needs --out FILE to write to, or --publish URL to publish to");
    }

    @Test
    void refusesToWriteWhatItPublishes() {
        assertThat(Run.of(new SimulateCommand(), "--story", "crash", "--out", "x", "--publish", "nats://nowhere:1")
                        .sentence())
                .startsWith("--out and --publish exclude each other");
    }

    @Test
    void writesAHistoryThatCanBeAskedAndAddsNothingToOneThatIsThere() {
        String place = folder.resolve("history").toString();
        String[] arguments = {"--history", place, "--days", "3", "--clusters", "2", "--accounts", "4"};

        Run written = Run.of(new SimulateCommand(), arguments);

        assertThat(written.exit()).isZero();
        assertThat(written.err())
                .contains("3 of 3 days written")
                .endsWith("history of 2 clusters from 2026-10-29T00:00:00Z to 2026-11-01T00:00:00Z\n");
        assertThat(Run.of(new HistoryCommand(), "errors", "--history", place, "--by", "cluster", "--format", "csv")
                        .out()
                        .lines()
                        .map(line -> line.substring(0, line.indexOf(','))))
                .containsExactlyInAnyOrder("cluster", "eu-west-prod-1", "us-east-prod-1");
        assertThat(Run.of(new SimulateCommand(), arguments).sentence())
                .isEqualTo(place
                        + " holds a history already, to which nothing is added: name another folder, or delete it");
    }

    @Test
    void judgesRandomClustersAndLeavesNothingBehind() {
        Run run = Run.of(new SimulateCommand(), "--fleets", "3", "--seed", "5");

        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).contains("3 of 3 clusters judged");
        assertThat(run.out().lines().findFirst().orElseThrow())
                .isEqualTo(
                        "check           found  wrong  missed  precision  recall  since onset: p50     p95  since true: p50     p95");
    }

    @Test
    void printsAScoreInColumns() {
        Delays sinceOnset = new Delays(List.of(1_000L, 2_000L, 4_500L));
        Delays sinceTrue = new Delays(List.of(0L, 1_000L, 1_500L));
        CheckScore score = new CheckScore("META_003", 3, 1, 1, sinceOnset, sinceTrue);

        assertThat(ScoreTable.lines(List.of(score)))
                .containsExactly(
                        "check           found  wrong  missed  precision  recall  since onset: p50     p95  since true: p50     p95",
                        "META_003            3      1       1      75.0 %  75.0 %             2.0 s   4.5 s            1.0 s   1.5 s");
    }
}
