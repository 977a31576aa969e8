package io.aftershock.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.VerbProcess;
import io.aftershock.cli.chaos.CollectedLines;
import io.aftershock.connectors.nats.connection.NatsConnections;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.sink.JetStreamSink;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.monitor.FleetJob;
import io.aftershock.monitor.config.ClusterConfig;
import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.monitor.publish.FindingMessages;
import io.aftershock.monitor.publish.Line;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.KeyValue;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real job and the real verbs, let in and refused with every kind of credentials; then all that they left behind is searched. */
@NeedsNatsServer
class SecretsInJobTest {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    /** As many as there are ways to be refused. */
    private static final int JOBS_AT_ONCE = 12;

    private static final List<String> VERBOSE = List.of("-Daftershock.log.level=debug", "-Daftershock.log.flink=debug");

    /** Of pages that ask for something that was never made: profiles, rescalings, uploads, files of a log. */
    private static final Set<String> NOT_THERE = Set.of(":triggerid", ":datasetid", ":filename", ":rescaleuuid");

    @TempDir
    Path folder;

    private final Haystack haystack = new Haystack();

    @Test
    @Timeout(600)
    void areNowhereButInTheirFiles() throws Exception {
        Path log = folder.resolve("debug.log");
        RestPages pages;
        try (SecretFleet fleet = new SecretFleet(folder);
                DebugLog ignored = DebugLog.into(log);
                MiniCluster flink = flink()) {
            pages = new RestPages(flink.getRestAddress().get(), Files.readString(log));
            runWhatIsLetIn(flink, fleet);
            runWhatIsRefused(flink, fleet);
            pages.read(haystack::add);
            runVerbs(fleet);
            haystack.addFiles(log);

            assertThat(haystack.leaks(fleet.secrets())).isEmpty();
        }
        assertThat(pages.notFilledIn()).isSubsetOf(NOT_THERE);
        assertThat(seenPages())
                .contains(
                        "config",
                        "plan",
                        "exceptions",
                        "checkpoints",
                        "metrics",
                        "environment",
                        "thread-dump",
                        "subtasktimes");
        for (String sentence : List.of(
                "Authorization Violation",
                "wrong.user",
                "damaged.user needs user:password",
                "damaged.nkey holds no nkey seed",
                "damaged.token is empty",
                "damaged.creds is not a .creds file",
                "damaged-key.pem holds no PKCS#8 key",
                "damaged.json is not a context",
                "holds user information")) {
            assertThat(haystack.tells(sentence))
                    .as("something says: " + sentence)
                    .isTrue();
        }
    }

    private static MiniCluster flink() throws Exception {
        MiniCluster flink = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(new Configuration()
                        .set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128))
                        .set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128))
                        .set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1)))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(JOBS_AT_ONCE)
                .withRandomPorts()
                .build());
        flink.start();
        return flink;
    }

    /** Until each cluster's windows came out; with a checkpoint, and stopped with a savepoint. */
    private void runWhatIsLetIn(MiniCluster flink, SecretFleet fleet) throws Exception {
        Login user = fleet.good().get(0);
        FleetConfig config = config("good.yaml", fleet.good(), user.section("findings") + user.section("fleet"));
        fill(config);
        list(config, fleet);
        CollectedLines lines = CollectedLines.fresh();
        JobID job = submit(flink, config, lines);
        Set<String> clusters = fleet.good().stream().map(Login::name).collect(Collectors.toSet());
        Deadline.in(PATIENCE)
                .await(
                        "windows of every cluster",
                        () -> CollectedLines.all().stream()
                                .filter(line -> line.record().equals("error_ratio"))
                                .map(Line::cluster)
                                .collect(Collectors.toSet())
                                .containsAll(clusters));
        flink.triggerCheckpoint(job).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        keepFiles("checkpoints"); // gone with the end of the job
        flink.stopWithSavepoint(
                        job, folder.resolve("savepoints").toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        keepFiles("savepoints");
        keepLines("good");
    }

    private void keepFiles(String name) {
        Path files = folder.resolve(name);
        Deadline.in(PATIENCE).await(name + " that are whole", () -> isKept(files));
    }

    private boolean isKept(Path files) {
        try {
            haystack.addFiles(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return haystack.places(files.toString()).stream().anyMatch(file -> file.endsWith("_metadata"));
    }

    /** One job for each, that reads a cluster, and fails since nobody takes its findings. */
    private void runWhatIsRefused(MiniCluster flink, SecretFleet fleet) throws Exception {
        List<Login> refused = new ArrayList<>(fleet.wrong());
        refused.addAll(fleet.damaged());
        CollectedLines lines = CollectedLines.fresh();
        Map<String, JobID> jobs = new TreeMap<>();
        for (Login login : refused) {
            FleetConfig config = config(
                    login.name() + ".yaml",
                    List.of(fleet.good().get(0), login),
                    login.section("findings") + login.section("fleet"));
            jobs.put(login.name(), submit(flink, config, lines));
        }
        jobs.forEach((name, job) -> Deadline.in(PATIENCE)
                .await(
                        "the job of " + name + " fails",
                        () -> flink.getJobStatus(job).join().isGloballyTerminalState()));
        keepLines("refused");
    }

    private void keepLines(String job) {
        String lines = CollectedLines.all().stream()
                .map(line -> line.json() + "\n" + line.text() + "\n")
                .collect(Collectors.joining());
        haystack.add("lines of " + job, lines);
    }

    private FleetConfig config(String file, List<Login> logins, String more) throws Exception {
        String clusters = logins.stream().map(Login::cluster).collect(Collectors.joining());
        Files.writeString(
                folder.resolve(file),
                "clusters:\n" + clusters + "windows: {size: 10s, slide: 5s, allowance: 5s}\n" + more);
        FleetConfig config = ConfigLoader.load(folder.resolve(file), Map.of(), List.of());
        haystack.add("toString of " + file, config.toString());
        return config;
    }

    private JobID submit(MiniCluster flink, FleetConfig config, CollectedLines lines) throws Exception {
        Configuration options = new Configuration()
                .set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem")
                .set(
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                        folder.resolve("checkpoints").toUri().toString())
                .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1))
                .set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 1_000) // none goes while it is searched
                .set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(options);
        env.setParallelism(1);
        DataStream<Line> found = FleetJob.define(env, config, StartingPosition.all());
        found.sinkTo(lines).uid("collected");
        // Beside the job's own, which is more patient than this test.
        found.sinkTo(JetStreamSink.to(config.findings().endpoint(), "FINDINGS", new FindingMessages("findings"))
                        .withGivingUpAfter(Duration.ofSeconds(1)))
                .uid("impatient");
        JobGraph graph = env.getStreamGraph().getJobGraph();
        haystack.add("job graph " + graph.getJobID(), InstantiationUtil.serializeObject(graph));
        return flink.submitJob(graph).get().getJobID();
    }

    /** Audits of a minute ago and of now for each cluster, so that windows close. */
    private static void fill(FleetConfig config) throws Exception {
        for (ClusterConfig cluster : config.clusters()) {
            NatsEndpoint endpoint = cluster.streams().get(0).endpoint();
            try (Connection connection = NatsConnections.connect(endpoint, "test")) {
                connection
                        .jetStreamManagement()
                        .addStream(StreamConfiguration.builder()
                                .name("FLEET")
                                .subjects("fleet.>")
                                .build());
                JetStream streams = connection.jetStream();
                for (int secondsAgo = 60; secondsAgo >= 0; secondsAgo -= 20) {
                    String id = cluster.name() + secondsAgo;
                    streams.publish("fleet." + cluster.name() + ".adv.APP.API", audit(id, secondsAgo));
                }
            }
        }
        try (Connection connection = NatsConnections.connect(
                config.clusters().get(0).streams().get(0).endpoint(), "test")) {
            connection
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name("FINDINGS")
                            .subjects("findings.>")
                            .build());
        }
    }

    private static byte[] audit(String id, int secondsAgo) {
        return """
                {"type": "io.nats.jetstream.advisory.v1.api_audit", "id": "%s", "timestamp": "%s", "server": "n1",
                 "client": {"acc": "APP", "server": "n1", "id": 7, "name": "app"},
                 "subject": "$JS.API.STREAM.INFO.ORDERS", "response": "{}"}
                """.formatted(id, Instant.now().minusSeconds(secondsAgo)).getBytes(StandardCharsets.UTF_8);
    }

    /** Clusters of a bucket whose entries hold secrets where none should be. */
    private static void list(FleetConfig config, SecretFleet fleet) throws Exception {
        try (Connection connection = NatsConnections.connect(
                config.clusters().get(0).streams().get(0).endpoint(), "test")) {
            connection
                    .keyValueManagement()
                    .create(KeyValueConfiguration.builder().name("clusters").build());
            KeyValue bucket = connection.keyValue("clusters");
            bucket.put(
                    "in-url",
                    "source: {streams: [{name: o, urls: [\"nats://me:%s@o:4222\"]}]}"
                            .formatted(fleet.secret("in a URL")));
            bucket.put(
                    "in-keys",
                    "source: {streams: [{name: o, urls: [\"nats://o:4222\"], credentials: {password: \"%s\"}}]}"
                            .formatted(fleet.secret("under a wrong key")));
            bucket.put(
                    "in-file",
                    "source: {streams: [{name: o, urls: [\"nats://o:4222\"], credentials: {token_file: \"%s\"}}]}"
                            .formatted(fleet.secret("instead of a file")));
            bucket.put("in-damage", "source: {streams: [{token: %s: {".formatted(fleet.secret("in broken YAML")));
        }
    }

    /** In processes of their own, as verbose as they get. */
    private void runVerbs(SecretFleet fleet) throws Exception {
        String inline = """
                clusters:
                  - name: east
                    credentials: {token: "%s"}
                    urls: "nats://me:%s@east:4222"
                    source: {streams: [{name: o, urls: "nats://o:4222", credentials: {user_file: "%s"}}]}
                """.formatted(fleet.secret("a token"), fleet.secret("a password"), fleet.secret("a file"));
        fleet.file("inline.yaml", inline);
        verb("check-config", "--print", "good.yaml");
        verb("check-config", "inline.yaml");
        verb("doctor", "--debug", "--config", "good.yaml");
        verb("doctor", "--debug", "--config", "user-wrong.yaml");
        verb("run", "--debug", "--config", "user-wrong.yaml");
        verb("run", "--debug", "--config", "context-damaged.yaml");
    }

    private void verb(String... arguments) throws Exception {
        try (VerbProcess verb = VerbProcess.start(folder, VERBOSE, arguments)) {
            verb.exitCode(PATIENCE);
            haystack.add("verb " + List.of(arguments), verb.output());
        }
    }

    /** The last words of the paths of the pages that were there. */
    private Set<String> seenPages() {
        return haystack.places("REST 200 ").stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
