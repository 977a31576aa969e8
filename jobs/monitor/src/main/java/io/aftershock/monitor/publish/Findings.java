package io.aftershock.monitor.publish;

import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.window.ErrorRatio;
import io.aftershock.monitor.ingest.DeadLetter;
import io.aftershock.monitor.signal.Signal;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;

/**
 * What comes out of the job: a stream for each kind of record.
 *
 * @param signals of each cluster what its stages heard, in their order, for who counts in another way
 */
public record Findings(
        DataStream<ErrorRatio> windows,
        DataStream<Election> elections,
        DataStream<Breach> breaches,
        DataStream<Stall> stalls,
        DataStream<Correlation> correlations,
        DataStream<FleetIncident> incidents,
        DataStream<Coverage> coverage,
        DataStream<DeadLetter> deadLetters,
        KeyedStream<Signal, String> signals) {}
