package io.aftershock.connectors.nats.source.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.nats.client.AuthenticationException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TroubleTest {

    private static final IOException TIMEOUT =
            new IOException("Timeout or no response waiting for NATS JetStream server");

    @Test
    void isARefusalIfTheServerSaysSo() {
        assertThat(Trouble.of(new AuthenticationException("nats: 'Authorization Violation'"), null)
                        .condition())
                .isEqualTo(Condition.REFUSED);
    }

    @Test
    void isARefusalIfAPermissionWasMissingWhileTheRequestWentUnanswered() {
        Trouble trouble = Trouble.of(TIMEOUT, "Permissions Violation for Publish to \"$JS.API.STREAM.INFO.FLEET\"");

        assertThat(trouble.condition()).isEqualTo(Condition.REFUSED);
        assertThat(trouble.reason()).contains("$JS.API.STREAM.INFO.FLEET");
    }

    @Test
    void isACutIfNobodyAnswers() {
        assertThat(Trouble.of(TIMEOUT, null).condition()).isEqualTo(Condition.CUT_OFF);
        assertThat(Trouble.of(TIMEOUT, "Stale Connection").condition()).isEqualTo(Condition.CUT_OFF);
    }
}
