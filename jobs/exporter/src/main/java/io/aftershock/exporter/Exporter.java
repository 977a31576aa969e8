package io.aftershock.exporter;

import io.aftershock.connectors.nats.follow.StreamFollower;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.exporter.catalogue.CatalogueCollector;
import io.aftershock.exporter.catalogue.SeriesSource;
import io.aftershock.exporter.http.MetricsServer;
import io.aftershock.exporter.http.ScrapeAccess;
import io.aftershock.exporter.series.FleetSeries;
import io.aftershock.exporter.series.SeriesLimits;
import io.aftershock.exporter.state.SavedState;
import io.aftershock.exporter.state.StateBucket;
import io.aftershock.exporter.state.StateKeeper;
import io.aftershock.monitor.config.ExportConfig;
import io.aftershock.monitor.config.FindingsConfig;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that follows the findings stream: it serves series for Prometheus, and lets companions hear what is found.
 *
 * <p>Its order at the start: what was saved is put back, the stream is read from there to its end, and only then are the
 * series of clusters served. Before that Prometheus sees those of the process alone, so a counter never goes back.
 */
public final class Exporter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Exporter.class);

    private static final LongSupplier CLOCK = System::currentTimeMillis;
    private static final long TIME_TO_STOP_MILLIS = 5_000;

    private final FindingsConfig findings;
    private final List<Companion> companions;
    private final FleetSeries series;
    private final OwnSeries own;
    private final StateKeeper keeper;
    private final MetricsServer server;
    private final Thread reading = new Thread(this::read, "aftershock-exporter");
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable StreamFollower follower;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closed;

    private Exporter(ExportConfig config, ScrapeAccess access, String version, List<Companion> companions)
            throws IOException {
        this.findings = config.findings();
        this.companions = List.copyOf(companions);
        this.series = new FleetSeries(
                new SeriesLimits(config.exporter().accounts(), config.exporter().idleMillis()),
                new Companions(this.companions));
        this.own = new OwnSeries(version);
        this.keeper = new StateKeeper(
                new StateBucket(findings.endpoint(), config.exporter().bucket(), findings.stream()), series, CLOCK);
        this.server = MetricsServer.open(
                config.exporter(), access, registry(config.exporter().exemplars()));
    }

    /**
     * Serves, and begins to read.
     *
     * @param access who may scrape
     * @param version of the release
     * @param companions who else hears what is found; closed with the exporter
     * @throws IOException if it cannot listen where it is told to
     */
    public static Exporter start(ExportConfig config, ScrapeAccess access, String version, List<Companion> companions)
            throws IOException {
        Exporter exporter = new Exporter(config, access, version, companions);
        exporter.reading.start();
        return exporter;
    }

    private CollectorRegistry registry(boolean exemplars) {
        List<SeriesSource> sources = new ArrayList<>(List.of(series, own, keeper));
        sources.addAll(companions);
        CollectorRegistry registry = new CollectorRegistry();
        registry.register(new CatalogueCollector(sources, CLOCK, exemplars));
        DefaultExports.register(registry);
        return registry;
    }

    private void read() {
        try {
            SavedState saved = keeper.restore();
            companions.forEach(each -> each.restored(series.openBreaches(), series.openIncidents()));
            follow(saved);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            ended.countDown();
        }
    }

    private void follow(SavedState saved) {
        StreamFollower started = new StreamFollower(
                "exporter",
                findings.endpoint(),
                findings.stream(),
                findings.subject() + ".>",
                StartingPosition.all(),
                saved.position(),
                new FindingsReading(series, own, this::caughtUp, CLOCK));
        follower = started;
        if (!closed) {
            started.follow();
        }
    }

    private void caughtUp() {
        companions.forEach(Companion::caughtUp);
        server.ready();
        LOG.info("All findings that were stored have been read; metrics are complete.");
    }

    /** Where it serves. */
    public String url() {
        return server.url();
    }

    /**
     * Waits until it is closed.
     *
     * @throws IllegalStateException if it cannot go on
     */
    public void await() throws InterruptedException {
        ended.await();
        RuntimeException why = failure;
        if (why != null) {
            throw new IllegalStateException("The findings stream cannot be followed: " + why.getMessage(), why);
        }
    }

    /** Stops reading, saves what was counted, and stops serving last: what is served is what is saved. */
    @Override
    public synchronized void close() throws InterruptedException {
        if (closed) {
            return;
        }
        closed = true;
        StreamFollower following = follower;
        if (following == null) {
            reading.interrupt();
        } else {
            following.close();
        }
        reading.join(TIME_TO_STOP_MILLIS);
        for (Companion each : companions) {
            each.close();
        }
        keeper.close();
        server.close();
    }
}
