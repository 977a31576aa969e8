package io.aftershock.cli.simulate;

import io.aftershock.cli.Wanted;
import io.aftershock.cli.replay.Replay;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.publish.Line;
import io.aftershock.simulator.Simulated;
import io.aftershock.simulator.score.Findings;
import io.aftershock.simulator.score.Score;
import io.aftershock.simulator.story.RandomFleet;
import io.aftershock.simulator.story.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.flink.configuration.Configuration;

/** Runs simulations through the job, a batch at a time, and holds what it finds against the truth. */
final class Scoring {

    /** So many captures at a time are on the disk, about 4 MB each. */
    private static final int BATCH = 20;

    private final Settings settings;
    private final Score score = new Score();

    private Scoring(Settings settings) {
        this.settings = settings;
    }

    /** Random clusters. */
    static Score ofFleet(long seed, int clusters, Settings settings, IntConsumer progress) throws Exception {
        RandomFleet fleet = new RandomFleet(seed);
        Scoring scoring = new Scoring(settings);
        for (int first = 0; first < clusters; first += BATCH) {
            int end = Math.min(clusters, first + BATCH);
            Map<String, Simulated> batch = new LinkedHashMap<>();
            for (int number = first; number < end; number++) {
                batch.put(RandomFleet.nameOf(number), fleet.cluster(number));
            }
            Findings findings = scoring.findings(batch);
            batch.forEach((cluster, simulated) -> scoring.score.add(simulated.truth(), findings.of(cluster)));
            progress.accept(end);
        }
        return scoring.score;
    }

    /** Every story, each by itself: their clusters bear the same names. */
    static Score ofStories(long seed, Settings settings, IntConsumer progress) throws Exception {
        Scoring scoring = new Scoring(settings);
        int done = 0;
        for (Story story : Story.values()) {
            Simulated simulated = story.happen(seed, Story.MORNING);
            scoring.score.add(simulated.truth(), scoring.findings(Map.of("east", simulated)));
            progress.accept(++done);
        }
        return scoring.score;
    }

    private Findings findings(Map<String, Simulated> simulations) throws Exception {
        Path folder = Files.createTempDirectory("aftershock-simulate-");
        List<CaptureFile> captures = new ArrayList<>();
        try {
            for (Map.Entry<String, Simulated> each : simulations.entrySet()) {
                Path capture = folder.resolve(each.getKey() + ".ndjson");
                captures.add(new CaptureFile(each.getKey(), capture.toString()));
                each.getValue().writeCapture(capture);
            }
            Replay replay = Replay.of(captures, settings, 1, new Wanted(false, false), new Configuration());
            return Findings.of(replay.lines().stream().map(Line::json).toList());
        } finally {
            delete(folder, captures);
        }
    }

    private static void delete(Path folder, List<CaptureFile> captures) throws IOException {
        for (CaptureFile capture : captures) {
            Files.deleteIfExists(Path.of(capture.path()));
        }
        Files.deleteIfExists(folder);
    }
}
