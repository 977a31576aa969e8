package io.aftershock.exporter;

import io.aftershock.connectors.findings.FindingHandler;
import io.aftershock.exporter.catalogue.SeriesSource;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.FleetIncident;
import java.util.Collection;

/**
 * What follows the findings in the exporter's process, beside the series.
 *
 * <p>It hears each finding once: what comes again after a crash of the job, or was in the state that was restored, is left
 * out, as are revisions older than one that it has heard. All but {@link #tell} is called by one thread, which reads the
 * stream and must not be held up.
 */
public interface Companion extends FindingHandler, SeriesSource, AutoCloseable {

    /** What was open when the state was saved; told once and first, also if nothing was. */
    default void restored(Collection<Breach> breaches, Collection<FleetIncident> incidents) {}

    /** All that the stream held has been told: what is open by now is so. Told once. */
    default void caughtUp() {}

    @Override
    void close();
}
