package io.aftershock.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

    /** As real servers of these names call themselves. */
    @ParameterizedTest
    @CsvSource({"n1, fjFyEjc1", "n2, 44jzkV9D", "n3, BXScrY9i"})
    void hashesNamesAsServersDo(String server, String peer) {
        assertThat(Identity.peer(server)).isEqualTo(peer);
    }
}
