package io.aftershock.exporter;

import io.aftershock.connectors.findings.FindingHandler;
import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.window.ErrorRatio;
import java.util.List;

/** Tells several the same. */
record Companions(List<? extends FindingHandler> all) implements FindingHandler {

    @Override
    public void window(ErrorRatio window) {
        all.forEach(each -> each.window(window));
    }

    @Override
    public void election(Election election) {
        all.forEach(each -> each.election(election));
    }

    @Override
    public void stall(Stall stall) {
        all.forEach(each -> each.stall(stall));
    }

    @Override
    public void breach(Breach breach) {
        all.forEach(each -> each.breach(breach));
    }

    @Override
    public void correlation(Correlation correlation) {
        all.forEach(each -> each.correlation(correlation));
    }

    @Override
    public void incident(FleetIncident incident) {
        all.forEach(each -> each.incident(incident));
    }

    @Override
    public void heartbeat(Heartbeat heartbeat) {
        all.forEach(each -> each.heartbeat(heartbeat));
    }

    @Override
    public void deadLetter(String cluster, String reason) {
        all.forEach(each -> each.deadLetter(cluster, reason));
    }
}
