package io.aftershock.connectors.nats.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.nats.client.JetStreamStatusException;
import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.NatsMessage;
import io.nats.client.support.Status;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishVerdictTest {

    @ParameterizedTest
    @CsvSource({
        "503, 10008, TRY_AGAIN",
        "503, 10023, TRY_AGAIN",
        "503, 10077, TRY_AGAIN",
        "400, 10060, REFUSED",
        "400, 10054, REFUSED",
        "404, 10059, REFUSED"
    })
    void triesAgainWhatTheServerCannotDoNow(int code, int apiCode, PublishVerdict verdict) {
        Message answer = NatsMessage.builder()
                .subject("answer")
                .data("{\"error\":{\"code\":%d,\"err_code\":%d,\"description\":\"because\"}}".formatted(code, apiCode))
                .build();

        assertThat(PublishVerdict.of(catchThrowable(() -> new PublishAck(answer))))
                .isEqualTo(verdict);
    }

    @Test
    void tellsThatNobodyListensFromNoAnswer() {
        assertThat(PublishVerdict.of(new JetStreamStatusException(new Status(503, null))))
                .isEqualTo(PublishVerdict.NOBODY_LISTENS);
        assertThat(PublishVerdict.of(new TimeoutException())).isEqualTo(PublishVerdict.TRY_AGAIN);
        assertThat(PublishVerdict.of(new IOException("not sent"))).isEqualTo(PublishVerdict.TRY_AGAIN);
        assertThat(PublishVerdict.of(new IllegalStateException("Connection is Closed")))
                .isEqualTo(PublishVerdict.TRY_AGAIN);
    }
}
