package io.aftershock.cli.record;

import io.aftershock.cli.Folders;
import io.aftershock.cli.VerbProcess;
import io.aftershock.cli.run.Fleet;
import io.aftershock.testkit.server.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Records captures of real clusters by the verb {@code capture}, each with the truth about it; the README beside the captures
 * says how to run it.
 *
 * <p>Arguments: the folder to write to, then the first letters of the scenes; all without.
 */
final class RecordCaptures {

    private static final String CLUSTER = "labc3";

    /** Enough to know that the capture is under way. */
    private static final long SOME_BYTES = 2_000;

    private static final List<Scene> SCENES =
            List.of(new Freezes(), new CutLink(), new ManyConsumers(), new RollingUpgrade(), new FullDisk());

    private RecordCaptures() {}

    public static void main(String[] arguments) throws Exception {
        List<String> wanted = new ArrayList<>(List.of(arguments));
        Path to = Path.of(wanted.remove(0)).toAbsolutePath();
        for (Scene scene : SCENES) {
            if (wanted.isEmpty() || wanted.contains(scene.file().substring(0, 1))) {
                record(scene, to);
            }
        }
        System.exit(0);
    }

    private static void record(Scene scene, Path to) throws Exception {
        Path folder = Files.createTempDirectory("aftershock-record-");
        try (Fleet fleet = new Fleet(folder, scene.plan(CLUSTER))) {
            scene.prepare(fleet.cluster());
            Path out = to.resolve(scene.file() + ".ndjson.gz");
            String config = fleet.file().toString();
            try (VerbProcess capture = VerbProcess.start(
                    folder, List.of(), "capture", "--config", config, "--redact", "--force", "--out", out.toString())) {
                Deadline.in(Scene.PATIENCE).await("something is recorded", () -> size(out) > SOME_BYTES);
                Truth truth = new Truth(to.resolve(scene.file() + ".truth.ndjson"));
                String leader = Scene.leader(fleet.cluster()).name();
                truth.tell("start", Map.of("scenario", scene.file(), "meta_leader", leader));
                scene.play(fleet.cluster(), truth);
                capture.signal("TERM");
                capture.exitCode(Scene.PATIENCE);
                Slimming.of(out);
                System.out.println(scene.file() + ": " + capture.output().strip());
            } finally {
                scene.clear();
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
