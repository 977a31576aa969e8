package io.aftershock.connectors.nats.source.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$JS.ACK.FLEET.consumer.1.42.7.1763713514123456789.99",
                "$JS.ACK.observatory.HASH.FLEET.consumer.1.42.7.1763713514123456789.99",
                "$JS.ACK._.HASH.FLEET.consumer.1.42.7.1763713514123456789.99.token"
            })
    void readsEveryKindOfReplySubject(String subject) {
        assertThat(Delivery.parse(subject)).isEqualTo(new Delivery(42, 7, 1763713514123456789L, 99));
        assertThat(Delivery.parse(subject).storedMillis()).isEqualTo(1763713514123L);
    }

    @Test
    void refusesWhatIsNoReplySubject() {
        assertThatThrownBy(() -> Delivery.parse("_INBOX.abc")).isInstanceOf(IllegalArgumentException.class);
    }
}
