package io.aftershock.monitor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NatsCommandsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
                    nats server list --context east                       ! as help
                    nats server report jetstream --sort=err | jq .        ! as help
                    nats server request variables --name n1 # its clock   ! as help
                    nats consumer find ORDERS --idle 24h                  ! as help
                    nats server watch api requests --account '^ACME$'     ! as help
                    nats stream cluster                                   ! as help
                    nats context save                                     ! takes 1 to 1 arguments
                    nats server request kick 5                            ! takes 2 to 2 arguments
                    nats errors lookup 10059 10014                        ! takes 1 to 1 arguments
                    nats server request jetstream-health --meta-only      ! has no flag --meta-only
                    nats consumer find ORDERS --idle 24h --names          ! has no flag --names
                    nats server report streams                            ! is no command
                    """)
    void saysWhatTheHelpHasNot(String line, String verdict) throws IOException {
        assertThat(NatsCommands.read().problem(line).orElse("as help")).isEqualTo(verdict);
    }
}
