package io.aftershock.deploy.monitoring.grafana.live;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.ChildFirstClassLoader;

/**
 * Flink's reporter for Prometheus, as a cluster has it: in a class loader of its own, since it brings an old release of the
 * library that the exporter is built on. An embedded cluster has no folder of plugins, but looks into the class loader of the
 * thread that starts it.
 */
final class FlinkReporter {

    /** Put there by the build. */
    private static final Path FOLDER = Path.of("target/flink-reporter");

    private static final String[] SHARED = {"java.", "org.apache.flink."};

    private FlinkReporter() {}

    /** As docs/metrics.md says. */
    static void configure(Configuration options, int port) {
        options.setString(
                "metrics.reporter.prom.factory.class", "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
        options.setString("metrics.reporter.prom.port", Integer.toString(port));
        options.setString("metrics.reporter.prom.filterLabelValueCharacters", "false");
    }

    static <T> T within(Callable<T> start) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // It stays open as long as the job: the reporter loads classes when it is scraped.
        thread.setContextClassLoader(new ChildFirstClassLoader(new URL[] {jar()}, before, SHARED, failure -> {}));
        try {
            return start.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL jar() throws Exception {
        try (Stream<Path> jars = Files.list(FOLDER)) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("flink-metrics-prometheus"))
                    .map(FlinkReporter::url)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "Flink's reporter is not in " + FOLDER.toAbsolutePath() + "; run the tests with Maven."));
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
