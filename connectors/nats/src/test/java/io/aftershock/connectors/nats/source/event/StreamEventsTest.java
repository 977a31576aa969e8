package io.aftershock.connectors.nats.source.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.event.Resumption.Past;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.connectors.nats.source.split.Mark;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.nats.client.AuthenticationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamEventsTest {

    private static final Resumption START = new Resumption(new StreamPosition(7, 41), Mark.unproven(41), 0, Past.SAME);
    private static final Trouble CUT_OFF = Trouble.of(new IOException("Unable to connect to NATS servers"), null);
    private static final Trouble REFUSED = Trouble.of(new AuthenticationException("Authorization Violation"), null);

    private final List<SourceStatus> said = new ArrayList<>();
    private final StreamEvents events = new StreamEvents(
            "c1",
            new CaptureStream(
                    "o1",
                    new NatsEndpoint(List.of("nats://o1:4222"), null, null),
                    "FLEET",
                    "fleet.c1.>",
                    SubjectLayout.observatory()),
            said::add);

    @Test
    void saysNothingOfAFirstStart() {
        events.opened(START, null);

        assertThat(said).isEmpty();
    }

    @Test
    void saysOnceThatItIsCutOffHoweverOftenItIsTried() {
        events.broke(CUT_OFF);
        events.broke(CUT_OFF);
        events.opened(START, null);

        assertThat(conditions()).containsExactly(Condition.CUT_OFF, Condition.RESTORED);
        assertThat(said.get(0).detail())
                .isEqualTo(
                        "Cluster c1, stream FLEET of o1 at nats://o1:4222: cut off: Unable to connect to NATS servers; "
                                + "tried again with back-off. Check that the server runs and that the address is right.");
        assertThat(said.get(1).detail())
                .isEqualTo("Cluster c1, stream FLEET of o1 at nats://o1:4222: works again; "
                        + "reading goes on at sequence 42. Nothing to do.");
    }

    @Test
    void tellsARefusalFromACut() {
        events.broke(CUT_OFF);
        events.broke(REFUSED);
        events.broke(CUT_OFF);

        assertThat(conditions()).containsExactly(Condition.CUT_OFF, Condition.REFUSED, Condition.CUT_OFF);
    }

    @Test
    void saysThatAConsumerWasLostOnlyIfNothingElseWas() {
        events.opened(START, null);
        events.opened(START, "409 Consumer Deleted");
        events.broke(CUT_OFF);
        events.opened(START, "503 No Responders");

        assertThat(conditions()).containsExactly(Condition.CONSUMER_LOST, Condition.CUT_OFF, Condition.RESTORED);
    }

    @Test
    void saysHowManyMessagesAreMissingAtMost() {
        events.opened(new Resumption(new StreamPosition(8, 5), Mark.unproven(5), 5, Past.RECREATED), null);

        assertThat(conditions()).containsExactly(Condition.STREAM_RECREATED, Condition.GAP);
        assertThat(said.get(1).messages()).isEqualTo(5);
        assertThat(said.get(1).detail()).contains("up to 5 messages");
    }

    @Test
    void tellsAGapOfUnknownSizeIfTheStreamLostItsEnd() {
        Mark time = Mark.time(1_763_713_514_123_456_789L);
        events.opened(new Resumption(new StreamPosition(7, 0, time), time, 0, Past.LOST_ITS_END), null);

        assertThat(said).singleElement().satisfies(gap -> {
            assertThat(gap.condition()).isEqualTo(Condition.GAP);
            assertThat(gap.messages()).isZero();
            assertThat(gap.detail()).contains("lost its newest messages", "not known", "sync_interval");
        });
    }

    private List<Condition> conditions() {
        return said.stream().map(SourceStatus::condition).toList();
    }
}
