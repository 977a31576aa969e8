package io.aftershock.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.testkit.junit.NeedsNatsServer;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsNatsServer
@SuppressWarnings("try") // closing a connection can be interrupted, and then the test may well end
class NatsServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String JETSTREAM = "jetstream { store_dir: store }\n";

    @TempDir
    private Path folder;

    @Test
    void keepsPortsAndStoreWhenItRestartsAfterAKill() throws Exception {
        try (NatsServer server = create("solo").start().awaitReady(PATIENCE)) {
            String url = server.clientUrl();
            try (Connection connection = Nats.connect(url)) {
                connection
                        .jetStreamManagement()
                        .addStream(StreamConfiguration.builder()
                                .name("KEPT")
                                .subjects("kept")
                                .build());
            }
            server.kill();
            assertThat(server.isRunning()).isFalse();
            server.restart().awaitReady(PATIENCE);
            assertThat(server.clientUrl()).isEqualTo(url);
            try (Connection connection = Nats.connect(url)) {
                assertThat(connection.jetStreamManagement().getStreamNames()).containsExactly("KEPT");
            }
        }
    }

    @Test
    void doesNotAnswerWhileItIsFrozen() {
        try (NatsServer server = create("solo").start().awaitReady(PATIENCE)) {
            server.freeze();
            assertThat(server.monitoring().isUp()).isFalse();
            assertThat(server.isRunning()).isTrue();
            server.thaw();
            server.awaitReady(PATIENCE);
        }
    }

    @Test
    void endsByTerminateAndIsGoneAfterCloseEvenIfFrozen() {
        NatsServer terminated = create("terminated").start().awaitReady(PATIENCE);
        terminated.terminate();
        Deadline.in(PATIENCE).await("SIGTERM ends it", () -> !terminated.isRunning());

        NatsServer frozen = create("frozen").start().awaitReady(PATIENCE);
        frozen.freeze();
        frozen.close();
        assertThat(ProcessHandle.of(frozen.pid())).isEmpty();
    }

    @Test
    void saysThatAPortIsTaken() throws IOException {
        ServerPorts ports = ServerPorts.claim();
        try (ServerSocket other = new ServerSocket(ports.client(), 1, InetAddress.getLoopbackAddress());
                NatsServer server = NatsServer.create("late", ports, folder, "")) {
            server.start();
            assertThatThrownBy(() -> server.awaitReady(PATIENCE))
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContaining(Integer.toString(other.getLocalPort()));
        }
    }

    @Test
    void doesNotOutliveAJvmThatIsKilled() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AbandonedServer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long pid = Long.parseLong(jvm.inputReader().readLine());
        assertThat(ProcessHandle.of(pid)).isPresent();
        jvm.destroyForcibly();
        assertThat(jvm.waitFor(10, TimeUnit.SECONDS)).isTrue();
        Deadline.in(PATIENCE).await("the guard kills the server", () -> !Commands.runs(pid, "nats-server"));
    }

    private NatsServer create(String name) {
        return NatsServer.create(name, ServerPorts.claim(), folder, JETSTREAM);
    }
}
