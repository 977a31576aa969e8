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
import io.aftershock.simulator.truth.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.flink.configuration.Configuration;

/** Runs random clusters through the job, a batch at a time, and holds what it finds against the truth. */
final class Scoring {

    /** So many captures at a time are on the disk, about 4 MB each. */
    private static final int BATCH = 20;

    private Scoring() {}

    static Score of(long seed, int clusters, Settings settings, IntConsumer progress) throws Exception {
        RandomFleet fleet = new RandomFleet(seed);
        Score score = new Score();
        for (int first = 0; first < clusters; first += BATCH) {
            int end = Math.min(clusters, first + BATCH);
            judge(fleet, first, end, settings, score);
            progress.accept(end);
        }
        return score;
    }

    private static void judge(RandomFleet fleet, int first, int end, Settings settings, Score score) throws Exception {
        Path folder = Files.createTempDirectory("aftershock-simulate-");
        List<CaptureFile> captures = new ArrayList<>();
        Map<String, Truth> truths = new LinkedHashMap<>();
        try {
            for (int number = first; number < end; number++) {
                Simulated simulated = fleet.cluster(number);
                String name = RandomFleet.nameOf(number);
                Path capture = folder.resolve(name + ".ndjson");
                simulated.writeCapture(capture);
                captures.add(new CaptureFile(name, capture.toString()));
                truths.put(name, simulated.truth());
            }
            Replay replay = Replay.of(captures, settings, 1, new Wanted(false, false), new Configuration());
            Findings findings =
                    Findings.of(replay.lines().stream().map(Line::json).toList());
            truths.forEach((cluster, truth) -> score.add(truth, findings.of(cluster)));
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
