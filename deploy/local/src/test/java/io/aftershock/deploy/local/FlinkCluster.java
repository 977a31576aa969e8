package io.aftershock.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.GuardedProcess;
import io.aftershock.testkit.server.ServerPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * ZooKeeper, a JobManager and two TaskManagers, each a process that {@code deploy/local/cluster} becomes; they end with this
 * JVM, whatever ends it.
 */
final class FlinkCluster implements AutoCloseable {

    static final String ZOOKEEPER = "zookeeper";
    static final String JOB_MANAGER = "jobmanager";
    static final List<String> TASK_MANAGERS = List.of("taskmanager-1", "taskmanager-2");

    private static final Path SCRIPT = Path.of("cluster").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<String, String> environment;
    private final String rest;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, GuardedProcess> processes = new TreeMap<>();

    private FlinkCluster(Path folder, ServerPorts ports) {
        this.folder = folder;
        this.rest = "http://127.0.0.1:" + ports.http();
        this.environment = Map.of(
                "AFTERSHOCK_FLINK_STATE", folder.toString(),
                "AFTERSHOCK_FLINK_PORT", Integer.toString(ports.http()),
                "AFTERSHOCK_ZOOKEEPER_PORT", Integer.toString(ports.client()));
    }

    /**
     * Starts all of them, and returns when both TaskManagers have been heard of.
     *
     * @param more lines of Flink's configuration beside those of the script
     */
    static FlinkCluster start(Path folder, String more) throws IOException {
        Files.createDirectories(folder.resolve("log"));
        Files.writeString(folder.resolve("more.yaml"), more);
        FlinkCluster cluster = new FlinkCluster(folder, ServerPorts.claim());
        cluster.start(ZOOKEEPER);
        cluster.start(JOB_MANAGER);
        TASK_MANAGERS.forEach(cluster::start);
        Deadline.in(PATIENCE)
                .await(
                        "both TaskManagers are registered, see " + folder.resolve("log"),
                        () -> cluster.find("/overview")
                                        .map(overview ->
                                                overview.path("taskmanagers").asInt())
                                        .orElse(0)
                                == TASK_MANAGERS.size());
        return cluster;
    }

    /** Starts a process that does not run. */
    void start(String name) {
        List<String> command = new ArrayList<>(List.of("env"));
        environment.forEach((key, value) -> command.add(key + "=" + value));
        command.addAll(List.of(SCRIPT.toString(), "run", name.replaceAll("-\\d", "")));
        processes.put(name, GuardedProcess.start(command, folder, folder.resolve("log/" + name + ".console")));
    }

    /** Starts anew whatever has ended by itself, as systemd or Kubernetes would. */
    void startWhatHasEnded() {
        List.copyOf(processes.keySet()).stream().filter(this::hasEnded).forEach(this::start);
    }

    boolean hasEnded(String name) {
        return !processes.get(name).isAlive();
    }

    /** Ends a process as the kernel does when there is no memory left: SIGKILL. */
    void kill(String name) {
        processes.get(name).kill();
    }

    /** Calls the script as a user would, and returns what it prints. */
    String script(Map<String, String> more, String... arguments) throws Exception {
        List<String> command = Stream.concat(Stream.of(SCRIPT.toString()), Stream.of(arguments))
                .toList();
        return call(more, command);
    }

    /** Calls a program of Flink's distribution with the cluster's configuration, and returns what it prints. */
    String call(Map<String, String> more, List<String> command) throws Exception {
        Path said = Files.createTempFile(folder, "call", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(said.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("FLINK_CONF_DIR", folder.resolve("conf").toString());
        builder.environment().putAll(more);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + process.exitValue() + ": "
                    + printed + Files.readString(said));
        }
        return printed;
    }

    /** The job of this id has all of its tasks running. */
    void awaitRunning(String job) {
        Deadline.in(PATIENCE).await("job " + job + " runs, see " + folder.resolve("log"), () -> isRunning(job));
    }

    /** Whether all tasks of a job run. */
    boolean isRunning(String job) {
        return find("/jobs/" + job).map(FlinkCluster::runs).orElse(false);
    }

    private static boolean runs(JsonNode job) {
        List<String> states = new ArrayList<>();
        job.path("vertices").forEach(vertex -> states.add(vertex.path("status").asText()));
        return !states.isEmpty() && states.stream().allMatch("RUNNING"::equals);
    }

    /** From how many checkpoints and savepoints a job has been restored since its JobManager was started. */
    int restored(String job) {
        return checkpoints(job, "restored");
    }

    /** How many checkpoints of a job have failed since its JobManager was started. */
    int failedCheckpoints(String job) {
        return checkpoints(job, "failed");
    }

    private int checkpoints(String job, String which) {
        return find("/jobs/" + job + "/checkpoints")
                .map(checkpoints -> checkpoints.at("/counts/" + which).asInt())
                .orElse(0);
    }

    /** Where the last checkpoint of a job is; empty before the first. */
    Optional<String> lastCheckpoint(String job) {
        return find("/jobs/" + job + "/checkpoints")
                .map(checkpoints ->
                        checkpoints.at("/latest/completed/external_path").asText())
                .filter(path -> !path.isEmpty());
    }

    /** Cancels a job; its checkpoints stay. */
    void cancel(String job) throws Exception {
        http.send(
                HttpRequest.newBuilder(URI.create(rest + "/jobs/" + job + "?mode=cancel"))
                        .method("PATCH", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    Path folder() {
        return folder;
    }

    private Optional<JsonNode> find(String path) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(rest + path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while " + path + " was asked for", e));
        }
    }

    @Override
    public void close() {
        processes.values().forEach(GuardedProcess::kill);
    }
}
