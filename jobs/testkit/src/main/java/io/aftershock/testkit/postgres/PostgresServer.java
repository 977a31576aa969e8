package io.aftershock.testkit.postgres;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL server on loopback, with a database {@code history}, a user and a password. */
public final class PostgresServer implements AutoCloseable {

    public static final String USER = "aftershock";
    public static final String PASSWORD = "not-to-be-told";

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    private final Path bin;
    private final Path data;
    private final int port;

    private PostgresServer(Path bin, Path data, int port) {
        this.bin = bin;
        this.data = data;
        this.port = port;
    }

    /** The folder of its programs; nothing if it is not installed. */
    public static Optional<Path> bin() throws IOException {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    public static PostgresServer start(Path bin) throws Exception {
        // Not below the folder of the test: the user that the server runs as has to reach it.
        Path data = Files.createTempDirectory("aftershock-postgres");
        Path password = Files.writeString(data.resolve("password"), PASSWORD);
        data.toFile().setReadable(true, false);
        data.toFile().setExecutable(true, false);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        PostgresServer server = new PostgresServer(bin, data, port);
        if (isRoot()) {
            server.check("chown", "-R", "postgres", data.toString());
        }
        server.run(
                "initdb", "-D", server.cluster(), "-U", USER, "-A", "scram-sha-256", "--pwfile", password.toString());
        server.run(
                "pg_ctl",
                "-D",
                server.cluster(),
                "-w",
                "-l",
                data.resolve("log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=",
                "start");
        return server;
    }

    public String uri() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() throws Exception {
        run("pg_ctl", "-D", cluster(), "-m", "immediate", "stop");
        try (Stream<Path> below = Files.walk(data)) {
            below.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private String cluster() {
        return data.resolve("cluster").toString();
    }

    private void run(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // It refuses to be started by root.
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        check(command.toArray(String[]::new));
    }

    private void check(String... command) throws Exception {
        File output = Files.createTempFile("aftershock-postgres", ".log").toFile();
        int code = new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code + ": " + read(output));
        }
        Files.delete(output.toPath());
    }

    private static String read(File output) {
        try {
            return Files.readString(output.toPath());
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
