package io.aftershock.monitor.publish;

import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.window.ErrorRatio;
import io.aftershock.monitor.ingest.DeadLetter;
import io.aftershock.monitor.ingest.Tally;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Turns all that the job finds into one stream of lines. */
public final class FindingLines {

    private FindingLines() {}

    /** Every line; dead letters too, which the command line reports apart. */
    public static DataStream<Line> of(Findings findings) {
        DataStream<Line> windows = findings.windows()
                .map((ErrorRatio window) -> Lines.of(window))
                .returns(Line.class)
                .name("window lines")
                .uid("window-lines");
        DataStream<Line> elections = findings.elections()
                .map((Election election) -> Lines.of(election))
                .returns(Line.class)
                .name("election lines")
                .uid("election-lines");
        DataStream<Line> breaches = findings.breaches()
                .process(new BreachLines())
                .name("breach lines")
                .uid("breach-lines");
        DataStream<Line> stalls = findings.stalls()
                .map((Stall stall) -> Lines.of(stall))
                .returns(Line.class)
                .name("stall lines")
                .uid("stall-lines");
        DataStream<Line> correlations = findings.correlations()
                .process(new CorrelationLines())
                .name("correlation lines")
                .uid("correlation-lines");
        DataStream<Line> incidents = findings.incidents()
                .process(new IncidentLines())
                .name("incident lines")
                .uid("incident-lines");
        DataStream<Line> deadLetters = findings.deadLetters()
                .map((DeadLetter letter) -> Lines.of(letter))
                .returns(Line.class)
                .name("dead letter lines")
                .uid("dead-letter-lines");
        return windows.union(elections, breaches, stalls, correlations, incidents, deadLetters);
    }

    /** The lines that go to the findings stream only: for programs that watch whether somebody watches, and nothing to print. */
    public static DataStream<Line> ofHeartbeats(DataStream<Heartbeat> heartbeats) {
        return heartbeats
                .map((Heartbeat heartbeat) -> Lines.of(heartbeat))
                .returns(Line.class)
                .name("heartbeat lines")
                .uid("heartbeat-lines");
    }

    /** Counts each revision that is told. */
    private abstract static class CountedLines<T> extends ProcessFunction<T, Line> {

        private static final long serialVersionUID = 1L;

        private transient Tally.Counters counters;

        @Override
        public void open(OpenContext context) {
            counters = new Tally.Counters(getRuntimeContext(), Tally.FINDINGS);
        }

        @Override
        public void processElement(T finding, Context context, Collector<Line> out) {
            Line line = line(finding);
            counters.add(Tally.FINDINGS, line.cluster());
            out.collect(line);
        }

        abstract Line line(T finding);
    }

    private static final class BreachLines extends CountedLines<Breach> {
        private static final long serialVersionUID = 1L;

        @Override
        Line line(Breach breach) {
            return Lines.of(breach);
        }
    }

    private static final class CorrelationLines extends CountedLines<Correlation> {
        private static final long serialVersionUID = 1L;

        @Override
        Line line(Correlation correlation) {
            return Lines.of(correlation);
        }
    }

    private static final class IncidentLines extends CountedLines<FleetIncident> {
        private static final long serialVersionUID = 1L;

        @Override
        Line line(FleetIncident incident) {
            return Lines.of(incident);
        }
    }
}
