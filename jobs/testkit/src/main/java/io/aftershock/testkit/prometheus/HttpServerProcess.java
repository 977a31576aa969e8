package io.aftershock.testkit.prometheus;

import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.GuardedProcess;
import io.aftershock.testkit.server.PortBlock;
import io.aftershock.testkit.server.PortTaken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process with a port of its own and a page that says when it is ready; what Prometheus and Alertmanager have in common. */
final class HttpServerProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();
    private final String name;
    private final Path folder;
    private final int port = PortBlock.nextPort();
    private @Nullable GuardedProcess process;

    HttpServerProcess(String name, Path folder) {
        this.name = name;
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and returns when it is ready. */
    synchronized void start(List<String> command) {
        if (isRunning()) {
            throw new IllegalStateException(name + " runs already");
        }
        process = GuardedProcess.start(command, folder, log());
        Deadline.in(PATIENCE).await(name + " is ready, see " + log(), () -> {
            if (!isRunning()) {
                throw PortTaken.or(name + " ended at once", log());
            }
            return isReady();
        });
    }

    synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Ends it in order, so that it can write down what it knows, and kills it if it is slow about it. */
    synchronized void stop() {
        if (process != null) {
            process.signal("CONT");
            process.signal("TERM");
            if (!process.hasEndedWithin(TIME_TO_STOP.toMillis())) {
                process.kill();
            }
        }
    }

    synchronized void signal(String signal) {
        if (process != null) {
            process.signal(signal);
        }
    }

    String url() {
        return "http://" + address();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    Path log() {
        return folder.resolve(name + ".log");
    }

    /**
     * The body of the answer.
     *
     * @throws IllegalStateException if the answer is not 200
     */
    String get(String path) {
        HttpResponse<String> answer = ask(path);
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(
                    name + " answers " + answer.statusCode() + " to " + path + ": " + answer.body());
        }
        return answer.body();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private boolean isReady() {
        try {
            return ask("/-/ready").statusCode() == OK;
        } catch (UncheckedIOException e) {
            return false; // does not listen yet
        }
    }

    private HttpResponse<String> ask(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url() + path))
                            .timeout(ANSWER)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + name, e);
        }
    }
}
