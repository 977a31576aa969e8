package io.aftershock.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aftershock.connectors.history.CatalogConfig;
import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.S3Config;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.postgres.PostgresServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.server.ServerPorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a user submits it, to processes that are killed: whatever happens, each audit is counted once. */
@NeedsFlink
@NeedsNatsServer
class ClusterTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What a failed run has logged stays. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static @Nullable ObjectStore store;
    private static NatsServer nats;
    private static FlinkCluster flink;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> binary = ObjectStore.binary();
        store = binary.isPresent()
                ? ObjectStore.start(binary.get(), Files.createDirectory(folder.resolve("s3")))
                : null;
        nats = NatsServer.create("observatory", ServerPorts.claim(), folder, "jetstream { store_dir: store }\n")
                .start()
                .awaitReady(PATIENCE);
        flink = FlinkCluster.start(folder.resolve("flink"), store == null ? "" : store.flinkOptions());
    }

    @AfterAll
    static void stop() {
        flink.close();
        nats.close();
        if (store != null) {
            store.close();
        }
    }

    @Test
    void countsExactlyThoughATaskManagerIsKilled() throws Exception {
        try (SubmittedJob job = new SubmittedJob(flink, nats, "anna", "")) {
            // Three of four slots, so that there is a part of it on each of them.
            String id = job.submit("--parallelism", "3");
            job.findings.awaitBreach("JETSTREAM_009");
            awaitCheckpoint(id);

            flink.kill("taskmanager-1");
            flink.start("taskmanager-1");
            Deadline.in(PATIENCE).await("the job is restored", () -> flink.restored(id) > 0);
            flink.awaitRunning(id);
            job.awaitWindowsFromNowOn();

            assertThat(job.findings.windows()).hasSizeGreaterThan(12).isEqualTo(job.expected());
            assertThat(job.findings.sizesMillis())
                    .as("arguments win over the environment, and that over the file")
                    .containsExactly(Feed.SIZE_MILLIS);
            assertThat(flink.script(Map.of(), "show"))
                    .contains("job " + id + " aftershock: RUNNING", " completed, ", "TaskManager")
                    .containsPattern(" {2}cluster +read +lag .*\n {2}anna +yes ")
                    .containsPattern(" {2}anna +ACME +[1-9]\\d* +[1-9]\\d* ")
                    .containsPattern("anna +breach +JETSTREAM_009 ");
            flink.cancel(id);
        }
    }

    @Test
    void comesBackAndCountsExactlyThoughTheJobManagerIsKilled() throws Exception {
        try (SubmittedJob job = new SubmittedJob(flink, nats, "bert", "")) {
            String id = job.submit();
            job.findings.awaitBreach("JETSTREAM_009");
            awaitCheckpoint(id);

            flink.kill(FlinkCluster.JOB_MANAGER);
            flink.start(FlinkCluster.JOB_MANAGER);
            // Nobody submits it again: ZooKeeper knows of it.
            Deadline.in(PATIENCE).await("the job is restored", () -> flink.restored(id) > 0);
            flink.awaitRunning(id);
            job.awaitWindowsFromNowOn();

            assertThat(job.findings.windows()).hasSizeGreaterThan(12).isEqualTo(job.expected());
            assertThat(job.findings.breaches("JETSTREAM_009")).hasSize(3);
            flink.cancel(id);
        }
    }

    @Test
    void goesOnFromASavepointAtAnotherParallelismInANewVersion() throws Exception {
        try (SubmittedJob job = new SubmittedJob(flink, nats, "cora", "")) {
            String before = job.submit("--parallelism", "1");
            job.findings.awaitBreach("JETSTREAM_009");

            String savepoint = flink.script(Map.of(), "savepoint", before).strip();
            // Nobody watches now; what happens here is counted all the same.
            job.feed.awaitPublished(100);
            String after = job.submit(
                    "--rest", "--jar", newVersion().toString(), "--savepoint", savepoint, "--parallelism", "3");
            job.awaitWindowsFromNowOn();

            assertThat(after).isNotEqualTo(before);
            assertThat(job.findings.windows()).hasSizeGreaterThan(12).isEqualTo(job.expected());
            assertThat(job.findings.breaches("JETSTREAM_009"))
                    .as("the episodes of before, and no others")
                    .containsExactly(
                            "JETSTREAM_009:cora:ACME:1", "JETSTREAM_009:cora:BETA:1", "JETSTREAM_009:cora:CORP:1");
            flink.cancel(after);
        }
    }

    @Test
    void keepsCheckpointsAndHistoryInAnObjectStoreAndTheCatalogInPostgres() throws Exception {
        Optional<Path> bin = PostgresServer.bin();
        assumeInstalled(bin.isPresent(), "PostgreSQL is not installed: apt-get install postgresql.");
        assumeInstalled(store != null, "versitygw is missing: see above.");
        try (PostgresServer postgres = PostgresServer.start(bin.orElseThrow())) {
            HistoryConfig history = history(postgres);
            try (SubmittedJob job = new SubmittedJob(flink, nats, "dora", historyYaml(history))) {
                String id = job.running(flink.call(Map.of(), runWithCheckpointsOnS3(job)));
                String checkpoint = awaitCheckpoint(id);
                assertThat(checkpoint).startsWith("s3://" + ObjectStore.BUCKET + "/checkpoints/");

                long minute = System.currentTimeMillis() / 60_000 * 60_000;
                flink.kill("taskmanager-2");
                flink.start("taskmanager-2");
                Deadline.in(PATIENCE).await("the job is restored", () -> flink.restored(id) > 0);
                // It is written a little later, and each look costs more than the wait.
                job.findings.awaitWindowsUntil(minute + 60_000 + Feed.SLIDE_MILLIS);
                Deadline.in(PATIENCE)
                        .await(
                                "the minute is in history",
                                () -> storedMinutes(history).containsKey(minute));

                Map<Long, Long> stored = storedMinutes(history);
                assertThat(job.feed.byMinute()).containsAllEntriesOf(stored);
                maintain(job);
                assertThat(storedMinutes(history)).containsAllEntriesOf(stored);
                flink.cancel(id);
            }
        }
    }

    static void assumeInstalled(boolean installed, String missing) {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(installed, missing);
        }
        assertThat(installed).as(missing).isTrue();
    }

    private static String awaitCheckpoint(String job) {
        return Deadline.in(PATIENCE).awaitValue("a checkpoint of " + job, () -> flink.lastCheckpoint(job));
    }

    /** The same program under another version, as a release that changes nothing would be. */
    private static Path newVersion() throws Exception {
        Path copy = folder.resolve("aftershock-0.1.1.jar");
        try (JarFile from = new JarFile(Distribution.jar().toFile());
                JarOutputStream to = new JarOutputStream(Files.newOutputStream(copy))) {
            for (JarEntry entry : from.stream().toList()) {
                to.putNextEntry(new JarEntry(entry.getName()));
                from.getInputStream(entry).transferTo(to);
                to.closeEntry();
            }
            to.putNextEntry(new JarEntry("io/aftershock/released-after-0.1.0"));
            to.closeEntry();
        }
        return copy;
    }

    private static List<String> runWithCheckpointsOnS3(SubmittedJob job) throws Exception {
        return List.of(
                Distribution.home().resolve("bin/flink").toString(),
                "run",
                "-d",
                "-p",
                "3",
                "-D",
                "execution.checkpointing.dir=s3://" + ObjectStore.BUCKET + "/checkpoints",
                "-C",
                awsSdk(),
                Distribution.jar().toString(),
                "--config",
                job.file().toString(),
                "--from",
                "all",
                "--set",
                "windows.size=10s");
    }

    /** What a Flink cluster needs beside the jar to write history to S3. */
    private static String awsSdk() throws Exception {
        return Class.forName("software.amazon.awssdk.services.s3.S3Client")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
    }

    /** Maintenance as an operator runs it, by another class of the same jar. */
    private static void maintain(SubmittedJob job) throws Exception {
        String told = flink.call(
                Map.of(),
                List.of(
                        Distribution.home().resolve("bin/flink").toString(),
                        "run",
                        "-c",
                        "io.aftershock.cli.Aftershock",
                        "-C",
                        awsSdk(),
                        Distribution.jar().toString(),
                        "history",
                        "maintain",
                        "--config",
                        job.file().toString(),
                        "--format",
                        "json"));
        assertThat(told).contains("\"table\":\"api_hours\"");
    }

    private static HistoryConfig history(PostgresServer postgres) throws Exception {
        Path password = Files.writeString(folder.resolve("postgres.password"), PostgresServer.PASSWORD);
        Path accessKey = Files.writeString(folder.resolve("s3.key"), ObjectStore.ACCESS_KEY);
        Path secretKey = Files.writeString(folder.resolve("s3.secret"), ObjectStore.SECRET_KEY);
        S3Config s3 = new S3Config(store.endpoint(), "us-east-1", accessKey.toString(), secretKey.toString(), true);
        return HistoryConfig.of(new CatalogConfig(
                CatalogConfig.Type.JDBC,
                postgres.uri(),
                "s3://" + ObjectStore.BUCKET + "/history",
                PostgresServer.USER,
                password.toString(),
                s3));
    }

    private static String historyYaml(HistoryConfig history) {
        CatalogConfig catalog = history.catalog();
        S3Config s3 = catalog.s3();
        return """
                history:
                  catalog: {uri: "%s", warehouse: "%s", user: %s, password_file: %s}
                  s3: {endpoint: "%s", region: %s, access_key_file: %s, secret_key_file: %s, path_style: yes}
                  commit_interval: 5s
                """.formatted(
                        catalog.uri(),
                        catalog.warehouse(),
                        catalog.user(),
                        catalog.passwordFile(),
                        s3.endpoint(),
                        s3.region(),
                        s3.accessKeyFile(),
                        s3.secretKeyFile());
    }

    /** Requests by minute, as the table has them; none before the job has made it. */
    private static Map<Long, Long> storedMinutes(HistoryConfig history) {
        Map<Long, Long> stored = new TreeMap<>();
        try (Warehouse warehouse = Warehouse.openExisting(history);
                CloseableIterable<Record> rows = IcebergGenerics.read(warehouse.table(HistoryTable.API_MINUTES))
                        .build()) {
            for (Record row : rows) {
                long minute =
                        ((OffsetDateTime) row.getField("minute")).toInstant().toEpochMilli();
                stored.merge(minute, (Long) row.getField("requests"), Long::sum);
            }
        } catch (Exception notYet) {
            return Map.of();
        }
        return stored;
    }
}
