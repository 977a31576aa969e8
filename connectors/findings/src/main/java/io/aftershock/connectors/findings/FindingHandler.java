package io.aftershock.connectors.findings;

import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.window.ErrorRatio;

/**
 * What is done with findings, a method for each record of docs/json-lines.md; what it does not override it ignores.
 *
 * <p>After a crash of the job a finding may come again: of one id the highest revision holds, a window is named by
 * cluster, account and end, an election by id and time.
 */
public interface FindingHandler {

    default void window(ErrorRatio window) {}

    default void election(Election election) {}

    default void stall(Stall stall) {}

    default void breach(Breach breach) {}

    default void correlation(Correlation correlation) {}

    default void incident(FleetIncident incident) {}

    default void heartbeat(Heartbeat heartbeat) {}

    /**
     * A row of telemetry that could not be used.
     *
     * @param reason why, as docs/json-lines.md lists it
     */
    default void deadLetter(String cluster, String reason) {}
}
