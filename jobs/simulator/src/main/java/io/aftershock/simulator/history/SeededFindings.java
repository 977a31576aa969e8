package io.aftershock.simulator.history;

import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Stall;
import java.util.List;

/** What is found in a history, each list by time. */
public record SeededFindings(
        List<Election> elections,
        List<Stall> stalls,
        List<Breach> breaches,
        List<Correlation> correlations,
        List<FleetIncident> incidents,
        List<Coverage> coverage) {}
