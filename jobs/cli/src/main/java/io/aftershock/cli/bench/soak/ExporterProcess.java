package io.aftershock.cli.bench.soak;

import io.aftershock.cli.Aftershock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The exporter in a process of its own, as the launcher starts it, and what is scraped from it. */
final class ExporterProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Process process;
    private final Path log;
    private final String url;

    private ExporterProcess(Process process, Path log, String url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /** Starts it with the configuration, which says that it listens on that port of loopback. */
    static ExporterProcess start(Path config, int port, Path log) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Dlog4j2.configurationFile=classpath:log4j2.properties",
                "-cp",
                System.getProperty("java.class.path"),
                Aftershock.class.getName(),
                "exporter",
                "--config",
                config.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ExporterProcess(process, log, "http://127.0.0.1:" + port);
    }

    /** Waits until it has read what there is. */
    void awaitReady() throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("the exporter does not serve; it said:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/-/ready").statusCode() == OK;
        } catch (IOException e) {
            return false; // it does not listen yet
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    Scrape scrape() throws IOException, InterruptedException {
        long began = System.nanoTime();
        HttpResponse<String> answer;
        try {
            answer = get("/metrics");
        } catch (IOException e) {
            throw process.isAlive()
                    ? e
                    : new IOException(
                            "the exporter has ended with code " + process.exitValue() + "; its log is " + log, e);
        }
        if (answer.statusCode() != OK) {
            throw new IOException("/metrics answers " + answer.statusCode());
        }
        return new Scrape(answer.body(), (System.nanoTime() - began) / 1e6);
    }

    /** Lets it collect its garbage, so that what is left of the heap is in use. */
    void collectGarbage() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process collecting = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        collecting.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
