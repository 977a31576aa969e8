package io.aftershock.connectors.nats.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullStatusTest {

    @ParameterizedTest
    @CsvSource({
        "100, Idle Heartbeat, HEARTBEAT",
        "404, No Messages, REQUEST_ENDED",
        "408, Request Timeout, REQUEST_ENDED",
        "409, Batch Completed, REQUEST_ENDED",
        "409, Exceeded MaxWaiting, REQUEST_ENDED",
        "409, Message Size Exceeds MaxBytes, TOO_LARGE",
        "409, Consumer Deleted, CONSUMER_GONE",
        "409, Leadership Change, CONSUMER_GONE",
        "409, Server Shutdown, CONSUMER_GONE",
        "503, No Responders Available For Request, CONSUMER_GONE",
        "400, Bad Request, CONSUMER_GONE",
        "499, Something New, CONSUMER_GONE"
    })
    void knowsWhatTheServerMeans(int code, String text, PullStatus meaning) {
        assertThat(PullStatus.of(code, text)).isEqualTo(meaning);
    }
}
