package io.aftershock.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What the job rests on, away for a while and back: what it finds goes on, or comes later, and each audit is counted once. */
@NeedsFlink
@NeedsNatsServer
class OutageTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static ObjectStore store;
    private static NatsServer nats;
    private static FlinkCluster flink;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> binary = ObjectStore.binary();
        ClusterTest.assumeInstalled(binary.isPresent(), "versitygw is missing: see above.");
        store = ObjectStore.start(binary.orElseThrow(), Files.createDirectory(folder.resolve("s3")));
        nats = NatsServer.create("observatory", ServerPorts.claim(), folder, "jetstream { store_dir: store }\n")
                .start()
                .awaitReady(PATIENCE);
        flink = FlinkCluster.start(
                folder.resolve("flink"),
                store.flinkOptions()
                        + "execution.checkpointing.dir: s3://" + ObjectStore.BUCKET + "/checkpoints\n"
                        + "execution.checkpointing.interval: 1 s\n");
    }

    @AfterAll
    static void stop() {
        if (flink != null) {
            flink.close();
            nats.close();
            store.close();
        }
    }

    @Test
    void findsOnWhileNoCheckpointCanBeStored() throws Exception {
        try (SubmittedJob job = new SubmittedJob(flink, nats, "elsa", "")) {
            String id = job.submit("--parallelism", "3");
            job.findings.awaitBreach("JETSTREAM_009");
            String before = awaitCheckpointBehind(id, "");

            store.kill();
            int failed = flink.failedCheckpoints(id);
            Deadline.in(PATIENCE).await("checkpoints fail", () -> flink.failedCheckpoints(id) > failed + 1);
            job.awaitWindowsFromNowOn();
            assertThat(flink.restored(id)).as("nothing of it was started anew").isZero();

            store.startAgain();
            awaitCheckpointBehind(id, before);
            flink.kill("taskmanager-1");
            flink.start("taskmanager-1");
            Deadline.in(PATIENCE).await("the job is restored", () -> flink.restored(id) > 0);
            flink.awaitRunning(id);
            job.awaitWindowsFromNowOn();

            assertThat(job.findings.windows()).hasSizeGreaterThan(12).isEqualTo(job.expected());
            flink.cancel(id);
        }
    }

    @Test
    void countsExactlyThoughZooKeeperIsAwayForAWhile() throws Exception {
        try (SubmittedJob job = new SubmittedJob(flink, nats, "fred", "")) {
            String id = job.submit("--parallelism", "3");
            job.findings.awaitBreach("JETSTREAM_009");
            awaitCheckpointBehind(id, "");

            flink.kill(FlinkCluster.ZOOKEEPER);
            // Who cannot ask whether he leads stops what he does, and in the end himself.
            Deadline.in(PATIENCE).await("the JobManager has given up", () -> flink.hasEnded(FlinkCluster.JOB_MANAGER));
            flink.start(FlinkCluster.ZOOKEEPER);
            Deadline.in(PATIENCE).await("the job is back", () -> {
                flink.startWhatHasEnded();
                return flink.isRunning(id);
            });
            job.awaitWindowsFromNowOn();

            assertThat(job.findings.windows()).hasSizeGreaterThan(12).isEqualTo(job.expected());
            flink.cancel(id);
        }
    }

    /** Where the first checkpoint is that is complete and not that one. */
    private static String awaitCheckpointBehind(String job, String known) {
        return Deadline.in(PATIENCE)
                .awaitValue(
                        "a new checkpoint of " + job,
                        () -> flink.lastCheckpoint(job).filter(checkpoint -> !checkpoint.equals(known)));
    }
}
