package io.aftershock.connectors.nats.source.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.source.event.Resumption.Past;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.split.Mark;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumptionTest {

    private static final StartingPosition UNUSED = StartingPosition.onlyNew();

    /** The message taken last was 40, and others' messages lay between it and what was looked at. */
    private static final Mark TAKEN = new Mark(40, 4_000);

    private static final Mark SINCE_THEN = Mark.time(4_000);

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            story,                                created, first, last, read, position, from, missing, past
            nothing new,                                7,     1,   50,   50,       50,   40,       0, SAME
            more messages,                              7,     1,   90,   50,       50,   40,       0, SAME
            the taken one is the oldest now,            7,    40,   90,   50,       50,   40,       0, SAME
            the taken one has expired,                  7,    41,   90,   50,       50,   40,       0, SAME
            what was read has expired,                  7,    51,   90,   50,       50,   50,       0, SAME
            more than what was read has expired,        7,    61,   90,   50,       60,   60,      10, SAME
            purged to the last one,                     7,    91,   90,   50,       90,   90,      40, SAME
            made anew,                                  8,     1,   90,   50,        0,    0,       0, RECREATED
            made anew and shorter,                      8,     1,   10,   50,        0,    0,       0, RECREATED
            made anew and already expiring,             8,     6,   90,   50,        5,    5,       5, RECREATED
            made anew and empty,                        8,     0,    0,   50,        0,    0,       0, RECREATED
            """, useHeadersInDisplayName = true)
    void goesOnBehindWhatWasTaken(
            String story,
            long created,
            long first,
            long last,
            long read,
            long position,
            long from,
            long missing,
            Past past) {
        Resumption start = Resumption.of(new StreamPosition(7, read, TAKEN), UNUSED, facts(created, first, last));

        assertThat(start)
                .isEqualTo(new Resumption(
                        new StreamPosition(created, position, past == Past.SAME ? TAKEN : Mark.time(0)),
                        past == Past.SAME && first <= 40 ? TAKEN : Mark.unproven(from),
                        missing,
                        past));
    }

    @Test
    void goesOnByTimeInAStreamThatEndsBeforeWhatWasRead() {
        assertThat(Resumption.of(new StreamPosition(7, 50, TAKEN), UNUSED, facts(7, 3, 49)))
                .isEqualTo(lostItsEnd(2));
    }

    @Test
    void goesOnByTimeIfTheTakenMessageIsAnotherOneOrGone() {
        StreamFacts stream = facts(7, 3, 90);
        Resumption start = Resumption.of(new StreamPosition(7, 50, TAKEN), UNUSED, stream);

        assertThat(start.given(TAKEN, stream)).isEqualTo(start);
        assertThat(start.given(new Mark(40, 4_001), stream)).isEqualTo(lostItsEnd(2));
        assertThat(start.given(new Mark(41, 4_001), stream)).isEqualTo(lostItsEnd(2));
        assertThat(start.given(null, stream)).isEqualTo(lostItsEnd(2));
    }

    @Test
    void readsAllOfAStreamWhoseMessagesAreOlderThanTheyShouldBe() {
        StreamFacts stream = facts(7, 3, 90);

        assertThat(Resumption.of(new StreamPosition(7, 50, TAKEN), UNUSED, stream)
                        .given(new Mark(40, 3_999), stream))
                .isEqualTo(new Resumption(new StreamPosition(7, 2, Mark.time(0)), Mark.unproven(2), 2, Past.RECREATED));
    }

    @Test
    void goesOnByTimeIfNothingWasTakenYet() {
        assertThat(Resumption.of(new StreamPosition(7, 50, SINCE_THEN), UNUSED, facts(7, 61, 90)))
                .isEqualTo(new Resumption(new StreamPosition(7, 60, SINCE_THEN), SINCE_THEN, 10, Past.SAME));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            story,                                first, last, after, missing, past
            more messages,                            1,   90,    50,       0, SAME
            more than what was read has expired,     61,   90,    60,      10, SAME
            ends before what was read,                1,   49,     0,       0, RECREATED
            """, useHeadersInDisplayName = true)
    void goesBySequenceAloneIfAnEarlierReleaseWroteThePosition(
            String story, long first, long last, long after, long missing, Past past) {
        Resumption start = Resumption.of(new StreamPosition(7, 50), UNUSED, facts(7, first, last));

        assertThat(start.from()).isEqualTo(Mark.unproven(after));
        assertThat(start.missing()).isEqualTo(missing);
        assertThat(start.past()).isEqualTo(past);
    }

    @Test
    void startsAsConfiguredIfNothingWasRead() {
        StreamFacts stream = facts(7, 11, 50);

        assertThat(Resumption.of(null, StartingPosition.all(), stream))
                .isEqualTo(new Resumption(new StreamPosition(7, 10, Mark.time(0)), Mark.unproven(10), 0, Past.SAME));
        assertThat(Resumption.of(null, StartingPosition.onlyNew(), stream))
                .isEqualTo(
                        new Resumption(new StreamPosition(7, 50, Mark.time(5_000)), Mark.unproven(50), 0, Past.SAME));
        assertThat(Resumption.of(null, StartingPosition.since(Instant.ofEpochMilli(99)), stream))
                .isEqualTo(new Resumption(null, Mark.time(98_999_999), 0, Past.SAME));
    }

    private static Resumption lostItsEnd(long beforeFirst) {
        return new Resumption(new StreamPosition(7, beforeFirst, SINCE_THEN), SINCE_THEN, 0, Past.LOST_ITS_END);
    }

    private static StreamFacts facts(long created, long first, long last) {
        return new StreamFacts(created, first, last, 5_000);
    }
}
