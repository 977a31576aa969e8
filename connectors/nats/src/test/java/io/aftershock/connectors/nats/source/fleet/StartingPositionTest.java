package io.aftershock.connectors.nats.source.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StartingPositionTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final StartingPosition SINCE_NOON = StartingPosition.since(NOON);

    @Test
    void isTheLaterOfTwo() {
        long noon = NOON.toEpochMilli();
        assertThat(StartingPosition.all().notBefore(noon)).isEqualTo(SINCE_NOON);
        assertThat(SINCE_NOON.notBefore(noon + 1)).isEqualTo(StartingPosition.since(NOON.plusMillis(1)));
        assertThat(SINCE_NOON.notBefore(noon - 1)).isEqualTo(SINCE_NOON);
        assertThat(StartingPosition.onlyNew().notBefore(noon)).isEqualTo(StartingPosition.onlyNew());
    }

    @Test
    void staysWhereNothingLimitsIt() {
        assertThat(StartingPosition.all().notBefore(0)).isEqualTo(StartingPosition.all());
    }
}
