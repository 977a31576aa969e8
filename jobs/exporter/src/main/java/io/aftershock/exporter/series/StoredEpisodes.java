package io.aftershock.exporter.series;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aftershock.connectors.findings.FindingHandler;
import io.aftershock.connectors.findings.FindingReader;
import io.aftershock.connectors.findings.UnreadableFindingException;
import io.aftershock.exporter.series.Episodes.Told;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.monitor.publish.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Episodes as they are stored: what is open as the line of docs/json-lines.md that told it. */
final class StoredEpisodes {

    private StoredEpisodes() {}

    /**
     * One episode.
     *
     * @param line what was told of it last; null if it is over
     */
    record Episode(
            String id,
            long openedAtMillis,
            int revision,
            @Nullable String line) {}

    static List<Episode> ofBreaches(Episodes<Breach> breaches) {
        return of(breaches, breach -> Lines.of(breach).json());
    }

    static List<Episode> ofIncidents(Episodes<FleetIncident> incidents) {
        return of(incidents, incident -> Lines.of(incident).json());
    }

    private static <T> List<Episode> of(Episodes<T> episodes, Function<T, String> line) {
        List<Episode> stored = new ArrayList<>();
        episodes.all().forEach((id, told) -> {
            T finding = told.finding();
            stored.add(new Episode(
                    id, told.openedAtMillis(), told.revision(), finding == null ? null : line.apply(finding)));
        });
        return stored;
    }

    static void restoreBreaches(List<Episode> stored, Episodes<Breach> breaches) {
        for (Episode each : stored) {
            breaches.restore(each.id(), new Told<>(each.openedAtMillis(), each.revision(), null));
            read(each, new FindingHandler() {
                @Override
                public void breach(Breach breach) {
                    breaches.restore(each.id(), new Told<>(each.openedAtMillis(), each.revision(), breach));
                }
            });
        }
    }

    static void restoreIncidents(List<Episode> stored, Episodes<FleetIncident> incidents) {
        for (Episode each : stored) {
            incidents.restore(each.id(), new Told<>(each.openedAtMillis(), each.revision(), null));
            read(each, new FindingHandler() {
                @Override
                public void incident(FleetIncident incident) {
                    incidents.restore(each.id(), new Told<>(each.openedAtMillis(), each.revision(), incident));
                }
            });
        }
    }

    private static void read(Episode episode, FindingHandler to) {
        if (episode.line() == null) {
            return;
        }
        try {
            FindingReader.read(episode.line().getBytes(UTF_8), to);
        } catch (UnreadableFindingException e) {
            throw new IllegalArgumentException("what is stored of " + episode.id() + " cannot be read", e);
        }
    }
}
