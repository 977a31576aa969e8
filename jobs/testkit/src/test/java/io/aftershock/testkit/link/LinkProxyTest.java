package io.aftershock.testkit.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkProxyTest {

    private static final int LONG_MILLIS = 10_000;
    private static final int SHORT_MILLIS = 200;

    private ServerSocket server;
    private LinkProxy link;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        server.setSoTimeout(LONG_MILLIS);
        link = LinkProxy.to("test", server.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        server.close();
    }

    @Test
    void passesBothWaysAndTellsOneSideThatTheOtherHasEnded() throws IOException {
        try (Socket near = connect();
                Socket far = server.accept()) {
            near.getOutputStream().write(1);
            assertThat(far.getInputStream().read()).isEqualTo(1);
            far.getOutputStream().write(2);
            far.close();
            assertThat(near.getInputStream().read()).isEqualTo(2);
            assertThat(near.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void deliversWhatWaitedOnceItIsNoLongerStalled() throws IOException {
        try (Socket near = connect();
                Socket far = server.accept()) {
            far.setSoTimeout(SHORT_MILLIS);
            link.stall();
            near.getOutputStream().write(1);
            assertThatThrownBy(() -> far.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            far.setSoTimeout(LONG_MILLIS);
            link.restore();
            assertThat(far.getInputStream().read()).isEqualTo(1);
        }
    }

    @Test
    void resetsWhatIsOpenAndWhatIsNewUntilItIsRestored() throws IOException {
        try (Socket near = connect();
                Socket far = server.accept()) {
            link.breakOff();
            assertThatThrownBy(() -> near.getInputStream().read()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> far.getInputStream().read()).isInstanceOf(IOException.class);
        }
        try (Socket refused = connect()) {
            assertThatThrownBy(() -> refused.getInputStream().read()).isInstanceOf(IOException.class);
        }
        link.restore();
        passesBothWaysAndTellsOneSideThatTheOtherHasEnded();
    }

    @Test
    void holdsBackWhatItDelays() throws IOException {
        try (Socket near = connect();
                Socket far = server.accept()) {
            link.delay(Duration.ofMillis(SHORT_MILLIS));
            long sent = System.nanoTime();
            near.getOutputStream().write(1);
            assertThat(far.getInputStream().read()).isEqualTo(1);
            assertThat(System.nanoTime() - sent)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(SHORT_MILLIS).toNanos());
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), link.port());
        socket.setSoTimeout(LONG_MILLIS);
        return socket;
    }
}
