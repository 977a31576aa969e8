package io.aftershock.exporter.testing;

import io.aftershock.exporter.Companion;
import io.aftershock.exporter.Exporter;
import io.aftershock.exporter.http.ScrapeAccess;
import io.aftershock.monitor.config.ExportConfig;
import io.aftershock.monitor.config.ExporterConfig;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.testkit.server.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** An exporter in this process, on a port of its own. */
public final class Running implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    public static final ExporterConfig CONFIG =
            new ExporterConfig("127.0.0.1:0", null, null, 200, 3_600_000_000L, false, "aftershock-exporter");

    private final Exporter exporter;

    private Running(Exporter exporter) {
        this.exporter = exporter;
    }

    public static Running start(FindingsConfig findings, Companion... companions) throws IOException {
        return start(findings, CONFIG, companions);
    }

    public static Running start(FindingsConfig findings, ExporterConfig config, Companion... companions)
            throws IOException {
        return new Running(Exporter.start(
                new ExportConfig(findings, config, Map.of(), List.of()),
                ScrapeAccess.read(config),
                "1.2.3",
                List.of(companions)));
    }

    public String url() {
        return exporter.url();
    }

    public Page page() {
        return Page.metrics(url());
    }

    /** The page, once it is as it should be. */
    public Page await(String what, Predicate<Page> isSo) {
        Deadline.in(PATIENCE).await(what, () -> isSo.test(page()));
        return page();
    }

    /** The page, once a series has a value. */
    public Page await(String series, double value) {
        return await(series + " is " + value, page -> page.value(series) == value);
    }

    @Override
    public void close() throws InterruptedException {
        exporter.close();
    }
}
