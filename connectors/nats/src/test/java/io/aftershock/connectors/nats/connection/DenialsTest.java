package io.aftershock.connectors.nats.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DenialsTest {

    private static final IOException TIMEOUT = new IOException("Timeout or no response.");

    private final Denials denials = new Denials();

    @Test
    void givesTheRightThatIsMissingAsTheReason() {
        denials.complained("Permissions Violation for Publish to \"findings.breach\"");

        assertThat(denials.reason(TIMEOUT))
                .isEqualTo("Permissions Violation for Publish to \"findings.breach\";"
                        + " ./aftershock doctor names each right that the user lacks");
    }

    @Test
    void givesWhatFailedIfNothingWasDenied() {
        denials.complained("Slow Consumer");

        assertThat(denials.reason(TIMEOUT)).isEqualTo("Timeout or no response");
        assertThat(denials.reason(new IOException())).isEqualTo("IOException");
    }

    @Test
    void forgetsWhatWasDeniedBefore() {
        denials.complained("Permissions Violation for Publish to \"findings.breach\"");
        denials.forget();

        assertThat(denials.reason(TIMEOUT)).isEqualTo("Timeout or no response");
    }
}
