package io.aftershock.monitor.fleet;

import static io.aftershock.monitor.fleet.FakeBreaches.breach;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.monitor.check.Thresholds;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** A live fleet: nobody waits for the end. */
class FleetIncidentsTest {

    @Test
    void putsInOrderWhatComesWithinAMoment() throws Exception {
        try (var job = job()) {
            job.open();
            job.setProcessingTime(10_300);
            job.processElement(breach("north@70"), 0);
            job.processElement(breach("west@60"), 0);
            job.setProcessingTime(10_900);
            job.processElement(breach("east@0"), 0);
            assertThat(job.extractOutputValues()).isEmpty();

            job.setProcessingTime(12_000);

            assertThat(job.extractOutputValues())
                    .extracting(FleetIncident::clusters)
                    .containsExactly(List.of("east", "west"), List.of("east", "north", "west"));
        }
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        OperatorSubtaskState snapshot;
        try (var job = job()) {
            job.open();
            job.setProcessingTime(10_300);
            job.processElement(breach("east@0"), 0);
            job.setProcessingTime(12_000);
            job.processElement(breach("west@60"), 0);
            snapshot = job.snapshot(1, 1);
        }
        try (var job = job()) {
            job.initializeState(snapshot);
            job.open();
            job.setProcessingTime(20_000);

            assertThat(job.extractOutputValues())
                    .extracting(FleetIncident::id, FleetIncident::clusters)
                    .containsExactly(tuple("FLEET_001:JETSTREAM_009:not_found:1", List.of("east", "west")));
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Breach, FleetIncident> job() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new FleetIncidents(Thresholds.DEFAULTS, 1_000)),
                Breach::check,
                Types.STRING);
    }
}
