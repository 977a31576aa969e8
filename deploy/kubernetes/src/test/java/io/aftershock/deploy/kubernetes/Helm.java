package io.aftershock.deploy.kubernetes;

import io.aftershock.testkit.tool.ToolScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The helm of this machine, at work on the chart. */
final class Helm {

    static final Path CHART = Path.of("helm/aftershock");
    static final List<String> VALUE_SETS = List.of("small", "production", "everything");

    private static final ToolScript SCRIPT = new ToolScript("helm-path", HelmMissing::new);

    private Helm() {}

    static Path path() {
        return SCRIPT.find();
    }

    static Path values(String set) {
        return Path.of("values", set + ".yaml");
    }

    /** What the chart becomes with a set of values; the release and its namespace are called aftershock. */
    static Answer template(String set, String... more) {
        return templateAs("aftershock", set, more);
    }

    /** The same with another name of the release. */
    static Answer templateAs(String release, String set, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "template",
                release,
                CHART.toString(),
                "--namespace",
                "aftershock",
                // A helm that Go installed takes itself for one of a very old Kubernetes.
                "--kube-version",
                "1.36.3",
                "--values",
                values(set).toString()));
        arguments.addAll(List.of(more));
        return run(arguments);
    }

    static Answer lint(String set) {
        return run(List.of(
                "lint", CHART.toString(), "--strict", "--values", values(set).toString()));
    }

    private static Answer run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(path().toString()));
        command.addAll(arguments);
        try {
            Path complaints = Files.createTempFile("helm", ".err");
            Process process = new ProcessBuilder(command)
                    .redirectError(complaints.toFile())
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            String wrong = Files.readString(complaints);
            Files.delete(complaints);
            return new Answer(code, said, wrong);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while helm ran.", e);
        }
    }

    /** What helm said, on standard output and on standard error. */
    record Answer(int exitCode, String output, String complaints) {

        String rendered() {
            if (exitCode != 0) {
                throw new AssertionError("helm did not render: " + complaints);
            }
            return output;
        }
    }
}
