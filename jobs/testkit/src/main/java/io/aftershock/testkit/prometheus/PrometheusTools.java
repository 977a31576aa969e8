package io.aftershock.testkit.prometheus;

import io.aftershock.testkit.tool.ToolScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The programs of Prometheus that this machine can run, as {@code jobs/testkit/bin/prometheus-path} finds or gets them. */
public final class PrometheusTools {

    private static final ToolScript SCRIPT = new ToolScript("prometheus-path", PrometheusMissing::new);

    private PrometheusTools() {}

    /**
     * The folder with {@code prometheus}, {@code promtool}, {@code alertmanager} and {@code amtool}.
     *
     * @throws PrometheusMissing if they are not there and cannot be got
     */
    public static Path folder() {
        return SCRIPT.find();
    }

    /** Runs promtool to its end. */
    public static Answer promtool(String... arguments) {
        return run("promtool", arguments);
    }

    /** Runs amtool to its end. */
    public static Answer amtool(String... arguments) {
        return run("amtool", arguments);
    }

    static String path(String program) {
        return folder().resolve(program).toString();
    }

    private static Answer run(String program, String... arguments) {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of(path(program)), Stream.of(arguments))
                            .toList())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(List.of(arguments), process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + program + " ran.", e);
        }
    }

    /**
     * What a tool said.
     *
     * @param output both of its streams, as they came
     */
    public record Answer(List<String> arguments, int exitCode, String output) {

        public boolean isOk() {
            return exitCode == 0;
        }
    }
}
