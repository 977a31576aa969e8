package io.aftershock.model.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestKeyTest {

    @Test
    void tellsConnectionsApartByServerNumberAndStart() {
        assertThat(RequestKey.ofConnection("n1", "7", "t0"))
                .isEqualTo(RequestKey.ofConnection("n1", "7", "t0"))
                .isNotEqualTo(RequestKey.ofConnection("n2", "7", "t0"))
                .isNotEqualTo(RequestKey.ofConnection("n1", "8", "t0"))
                .isNotEqualTo(RequestKey.ofConnection("n1", "7", "t1"))
                .isNotEqualTo(RequestKey.UNKNOWN);
    }

    @Test
    void knowsNoConnectionWithoutANumber() {
        assertThat(RequestKey.ofConnection("n1", null, "t0")).isEqualTo(RequestKey.UNKNOWN);
    }
}
