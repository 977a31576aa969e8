package io.aftershock.connectors.nats.source.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumptionTest {

    private static final StartingPosition UNUSED = StartingPosition.onlyNew();

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            story,                                created, first, last, read, after, missing, recreated
            nothing new,                                7,     1,   50,   50,    50,       0, false
            more messages,                              7,     1,   90,   50,    50,       0, false
            what was read has expired,                  7,    51,   90,   50,    50,       0, false
            more than what was read has expired,        7,    61,   90,   50,    60,      10, false
            purged to the last one,                     7,    91,   90,   50,    90,      40, false
            made anew,                                  8,     1,   90,   50,     0,       0, true
            made anew and shorter,                      8,     1,   10,   50,     0,       0, true
            made anew and already expiring,             8,     6,   90,   50,     5,       5, true
            ends before what was read,                  7,     1,   49,   50,     0,       0, true
            made anew and empty,                        8,     0,    0,   50,     0,       0, true
            """, useHeadersInDisplayName = true)
    void goesOnBehindWhatWasRead(
            String story, long created, long first, long last, long read, long after, long missing, boolean recreated) {
        assertThat(Resumption.of(new StreamPosition(7, read), UNUSED, new StreamFacts(created, first, last)))
                .isEqualTo(new Resumption(new StreamPosition(created, after), 0, missing, recreated));
    }

    @Test
    void startsAsConfiguredIfNothingWasRead() {
        StreamFacts stream = new StreamFacts(7, 11, 50);

        assertThat(Resumption.of(null, StartingPosition.all(), stream))
                .isEqualTo(new Resumption(new StreamPosition(7, 10), 0, 0, false));
        assertThat(Resumption.of(null, StartingPosition.onlyNew(), stream))
                .isEqualTo(new Resumption(new StreamPosition(7, 50), 0, 0, false));
        assertThat(Resumption.of(null, StartingPosition.since(Instant.ofEpochMilli(99)), stream))
                .isEqualTo(new Resumption(null, 99, 0, false));
    }
}
