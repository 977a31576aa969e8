package io.aftershock.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortBlockTest {

    private static final int FIRST_PORT_OF_CONNECTIONS = 32_768;

    @Test
    void givesNoPortTwiceAndNoneThatConnectionsUse() {
        List<Integer> ports =
                IntStream.range(0, 150).mapToObj(i -> PortBlock.nextPort()).toList();
        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port < FIRST_PORT_OF_CONNECTIONS);
    }

    @Test
    void skipsAPortThatSomebodyElseListensOn() throws IOException {
        int next = PortBlock.nextPort() + 1;
        try (ServerSocket other = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortBlock.nextPort()).isNotEqualTo(other.getLocalPort());
        }
    }
}
