package io.aftershock.exporter;

import static io.aftershock.exporter.testing.Made.minute;
import static io.aftershock.exporter.testing.Made.window;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.findings.FindingHandler;
import io.aftershock.connectors.nats.follow.FollowedMessage;
import io.aftershock.connectors.nats.source.split.Mark;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.exporter.series.FleetSeries;
import io.aftershock.exporter.series.SeriesLimits;
import io.aftershock.exporter.testing.Told;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.window.ErrorRatio;
import io.aftershock.monitor.publish.Lines;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingsReadingTest {

    private final FleetSeries series = new FleetSeries(new SeriesLimits(10, 3_600_000), new FindingHandler() {
        @Override
        public void window(ErrorRatio window) {
            if (window.account().equals("POISON")) {
                throw new IllegalStateException("a bug");
            }
        }
    });
    private final OwnSeries own = new OwnSeries("1.2.3");
    private final AtomicInteger caughtUp = new AtomicInteger();
    private final FindingsReading reading =
            new FindingsReading(series, own, caughtUp::incrementAndGet, () -> minute(5));
    private long sequence;

    private void message(String body, long pending) {
        sequence++;
        reading.message(new FollowedMessage(
                "findings.error_ratio.east",
                body.getBytes(UTF_8),
                minute(5),
                new StreamPosition(1, sequence, new Mark(sequence, sequence)),
                pending));
    }

    private void counts(String account, int end, long pending) {
        message(Lines.of(window(account, end, 1)).json(), pending);
    }

    private @Nullable Double served() {
        return Told.by(series, minute(5)).value("API_REQUESTS east A");
    }

    @Test
    void servesWhatWasCountedWhenAllHasBeenReadAndNotBefore() {
        counts("A", 1, 2);
        reading.heard(null, 1);
        counts("A", 2, 1);
        assertThat(served()).isNull();
        assertThat(caughtUp).hasValue(0);

        counts("A", 3, 0);
        assertThat(served()).isEqualTo(300);
        assertThat(caughtUp).hasValue(1);

        counts("A", 4, 7);
        assertThat(served()).as("once it serves, it goes on").isEqualTo(400);
        reading.heard(null, 0);
        assertThat(caughtUp).hasValue(1);
    }

    @Test
    void oneMessageThatCannotBeUsedKeepsNobodyFromThoseBehindIt() {
        message("nonsense", 2);
        counts("POISON", 1, 1);
        counts("A", 1, 0);

        assertThat(served()).isEqualTo(100);
        assertThat(Told.by(own, minute(5)).value("EXPORTER_UNREADABLE_MESSAGES"))
                .isEqualTo(2);
        assertThat(Told.by(own, minute(5)).value("EXPORTER_MESSAGES error_ratio"))
                .isEqualTo(1);
    }

    @Test
    void saysWhatHappenedToTheStream() {
        reading.heard(null, 3);
        assertThat(told("EXPORTER_CONNECTED")).isEqualTo(1);
        assertThat(told("EXPORTER_PENDING_MESSAGES")).isEqualTo(3);

        happened(Condition.CUT_OFF, 0);
        assertThat(told("EXPORTER_CONNECTED")).isEqualTo(0);
        happened(Condition.RESTORED, 0);
        happened(Condition.STREAM_RECREATED, 0);
        happened(Condition.GAP, 12);
        assertThat(told("EXPORTER_CONNECTED")).isEqualTo(1);
        assertThat(told("EXPORTER_STREAM_RECREATIONS")).isEqualTo(1);
        assertThat(told("EXPORTER_MISSED_MESSAGES")).isEqualTo(12);

        message("{\"record\":\"forecast\"}", 0);
        assertThat(told("EXPORTER_MESSAGES unknown")).isEqualTo(1);
    }

    private @Nullable Double told(String series) {
        return Told.by(own, minute(5)).value(series);
    }

    private void happened(Condition condition, long messages) {
        reading.happened(new SourceStatus(condition, "FINDINGS", messages, 0, "Something happened."));
    }
}
