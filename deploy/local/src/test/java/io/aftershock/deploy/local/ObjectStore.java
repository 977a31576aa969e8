package io.aftershock.deploy.local;

import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.GuardedProcess;
import io.aftershock.testkit.server.ServerPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** versitygw on loopback, an object store that speaks S3; a bucket is a folder of its own. */
final class ObjectStore implements AutoCloseable {

    static final String ACCESS_KEY = "aftershock";
    static final String SECRET_KEY = "not-to-be-told-either";
    static final String BUCKET = "state";

    private final Path binary;
    private final Path folder;
    private final int port;
    private GuardedProcess process;

    private ObjectStore(Path binary, Path folder, int port) {
        this.binary = binary;
        this.folder = folder;
        this.port = port;
        this.process = serve();
    }

    /** The program, found or built by {@code versitygw-path}; nothing if there is no way. */
    static Optional<Path> binary() throws Exception {
        Process asked = new ProcessBuilder(
                        Path.of("versitygw-path").toAbsolutePath().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return asked.waitFor() == 0 ? Optional.of(Path.of(answer)) : Optional.empty();
    }

    static ObjectStore start(Path binary, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("data").resolve(BUCKET));
        ObjectStore store = new ObjectStore(binary, folder, ServerPorts.claim().client());
        store.awaitListening();
        return store;
    }

    private GuardedProcess serve() {
        List<String> command = List.of(
                "env",
                "ROOT_ACCESS_KEY=" + ACCESS_KEY,
                "ROOT_SECRET_KEY=" + SECRET_KEY,
                binary.toString(),
                "--port",
                "127.0.0.1:" + port,
                "--region",
                "us-east-1",
                "posix",
                folder.resolve("data").toString());
        return GuardedProcess.start(command, folder, log());
    }

    private Path log() {
        return folder.resolve("versitygw.log");
    }

    /** Ends it by SIGKILL; what it keeps stays. */
    void kill() {
        process.kill();
    }

    /** Serves again, at the same address, what it kept. */
    void startAgain() {
        process = serve();
        awaitListening();
    }

    private void awaitListening() {
        Deadline.in(Duration.ofSeconds(30)).await("versitygw listens, see " + log(), this::listens);
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("versitygw has ended, see " + log());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** Lines of Flink's configuration that let it write here. */
    String flinkOptions() {
        return """
                s3:
                  endpoint: %s
                  region: us-east-1
                  path-style-access: true
                  access-key: %s
                  secret-key: %s
                """.formatted(endpoint(), ACCESS_KEY, SECRET_KEY);
    }

    /** Where an object of the bucket is kept. */
    Path file(String key) {
        return folder.resolve("data").resolve(BUCKET).resolve(key);
    }

    @Override
    public void close() {
        process.kill();
    }
}
