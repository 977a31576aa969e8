package io.aftershock.connectors.findings;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.FleetIncident;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is open now: of each breach and incident the highest revision that was told, until it is closed.
 *
 * <p>What was told before is remembered for a while beyond its end: lines that come again after a crash of the job open
 * nothing anew. Numbers of episodes begin again only with a job that has lost its state; such an episode opens later than
 * the old one of its name, and replaces it.
 */
public final class OpenFindings implements FindingHandler {

    /** Ended ones that are remembered: more than come in the duplicate window of any stream. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, Breach> breaches = new LinkedHashMap<>();
    private final Map<String, FleetIncident> incidents = new LinkedHashMap<>();
    private final Map<String, Told> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Told(long openedAtMillis, int revision) {

        boolean isBefore(Told other) {
            return openedAtMillis == other.openedAtMillis
                    ? revision < other.revision
                    : openedAtMillis < other.openedAtMillis;
        }
    }

    @Override
    public void breach(Breach breach) {
        take(breach);
    }

    /** Takes a revision, and says whether it is news: later than all that was told of its id. */
    public boolean take(Breach breach) {
        Breach known = breaches.get(breach.id());
        if (!isNew(breach.id(), told(breach), known == null ? null : told(known))) {
            return false;
        }
        if (breach.isOpen()) {
            breaches.put(breach.id(), breach);
            ended.remove(breach.id());
        } else {
            breaches.remove(breach.id());
            ended.put(breach.id(), told(breach));
        }
        return true;
    }

    @Override
    public void incident(FleetIncident incident) {
        take(incident);
    }

    /** Takes a revision, and says whether it is news. */
    public boolean take(FleetIncident incident) {
        FleetIncident known = incidents.get(incident.id());
        if (!isNew(incident.id(), told(incident), known == null ? null : told(known))) {
            return false;
        }
        if (incident.state() == BreachState.CLOSED) {
            incidents.remove(incident.id());
            ended.put(incident.id(), told(incident));
        } else {
            incidents.put(incident.id(), incident);
            ended.remove(incident.id());
        }
        return true;
    }

    private boolean isNew(String id, Told told, @Nullable Told open) {
        Told known = open == null ? ended.get(id) : open;
        return known == null || known.isBefore(told);
    }

    private static Told told(Breach breach) {
        return new Told(breach.openedAtMillis(), breach.revision());
    }

    private static Told told(FleetIncident incident) {
        return new Told(incident.openedAtMillis(), incident.revision());
    }

    /** Forgets what nobody will close any more. */
    public void forget(String id) {
        breaches.remove(id);
        incidents.remove(id);
    }

    /** Those that opened first come first. */
    public Collection<Breach> breaches() {
        return Collections.unmodifiableCollection(breaches.values());
    }

    public Collection<FleetIncident> incidents() {
        return Collections.unmodifiableCollection(incidents.values());
    }
}
