package io.aftershock.exporter.state;

import static io.aftershock.exporter.testing.Made.breach;
import static io.aftershock.exporter.testing.Made.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.connectors.findings.FindingHandler;
import io.aftershock.connectors.nats.source.split.Mark;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.exporter.series.ClusterState;
import io.aftershock.exporter.series.FleetSeries;
import io.aftershock.exporter.series.SeriesLimits;
import io.aftershock.exporter.testing.Made;
import io.aftershock.exporter.testing.Told;
import io.aftershock.model.election.Election;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.election.ElectionScope;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Severity;
import io.aftershock.model.window.ErrorRatio;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateFormTest {

    /** What a server takes as one message by default. */
    private static final int MAX_PAYLOAD = 1 << 20;

    @ParameterizedTest(name = "{0} accounts of their own, {1} in all")
    @CsvSource({"200, 500", "200, 20000", "5000, 5000"})
    void theFullestClusterFitsIntoAMessageAndComesBackAsItWas(int own, int accounts) throws Exception {
        FleetSeries series = series(own);
        fill(series, accounts);
        ClusterState state = series.changes().clusters().get(0);
        byte[] stored = StateForm.write(state);
        FleetSeries restored = series(own);
        restored.restore(StateForm.read(stored, ClusterState.class));
        restored.serve();
        series.serve();

        assertThat(stored).hasSizeLessThan(MAX_PAYLOAD);
        assertThat(Told.by(restored, minute(10)).all())
                .isEqualTo(Told.by(series, minute(10)).all());
    }

    @Test
    void whatNobodyWroteIsRefused() {
        assertThatThrownBy(() -> StateForm.read("nonsense".getBytes(StandardCharsets.UTF_8), ClusterState.class))
                .isInstanceOf(IOException.class);
    }

    private static FleetSeries series(int own) {
        return new FleetSeries(new SeriesLimits(own, 3_600_000), new FindingHandler() {});
    }

    private static void fill(FleetSeries series, int accounts) {
        Random random = new Random(1);
        series.next(new StreamPosition(1, 1, new Mark(1, 1)), minute(1));
        for (int i = 0; i < accounts; i++) {
            String account = "TENANT_OF_SOMEBODY_WITH_A_LONG_NAME_%06d".formatted(random.nextInt(1_000_000));
            for (int window = 1; window <= 5; window++) {
                next(series, window);
                series.window(window(account, window, random));
            }
            if (i < 200) {
                next(series, 5);
                series.breach(breach(account, 1, 1, BreachState.OPENED, Severity.WARNING, 5));
            }
        }
        for (int i = 0; i < 10_000; i++) {
            next(series, 5);
            series.election(new Election(
                    "election:east:A/S" + i + ":" + i,
                    Made.CLUSTER,
                    null,
                    ElectionScope.STREAM,
                    "TENANT",
                    "S" + i,
                    null,
                    "n1",
                    null,
                    ElectionCause.FIRST_LEADER,
                    minute(5),
                    null,
                    List.of()));
        }
    }

    private static ErrorRatio window(String account, int end, Random random) {
        return new ErrorRatio(
                Made.CLUSTER,
                account,
                minute(end - 1),
                minute(end),
                random.nextInt(100_000),
                7,
                random.nextInt(100_000),
                7,
                0,
                Map.of("not_found", (long) random.nextInt(1_000), "availability", (long) random.nextInt(1_000)),
                Map.of(),
                true,
                null);
    }

    private static long sequence = 1;

    private static void next(FleetSeries series, int minute) {
        sequence++;
        series.next(new StreamPosition(1, sequence, new Mark(sequence, sequence)), minute(minute));
    }
}
