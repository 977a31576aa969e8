package io.aftershock.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.ServerPorts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code deploy/local/load} as a user calls it, with a load that any machine bears. */
@NeedsFlink
@NeedsNatsServer
class LoadTest {

    private static final int ALL_COUNTED_ONCE = 0;

    @Test
    @Timeout(600)
    void countsEachCallOnceThoughATaskManagerIsKilledAndTellsWhatItCost() throws Exception {
        // It takes this port and the two after it.
        int port = ServerPorts.claim().client();
        ProcessBuilder load = new ProcessBuilder(
                        Path.of("load").toAbsolutePath().toString(),
                        "--clusters",
                        "3",
                        "--calls-per-second",
                        "20",
                        "--seconds",
                        "60")
                .redirectErrorStream(true);
        load.environment().put("AFTERSHOCK_FLINK_PORT", Integer.toString(port));

        Process running = load.start();
        String told = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(running.waitFor()).as(told).isEqualTo(ALL_COUNTED_ONCE);
        assertThat(told)
                .containsPattern("\\| calls \\| ([\\d,]+) published, \\1 counted, 0 windows told twice")
                .containsPattern("\\| checkpoints \\| [1-9]\\d* completed, ")
                .containsPattern("\\| a TaskManager killed, .*all tasks run \\d+ s after the kill");
        for (String process :
                List.of("nats-server", "feed", "jobmanager", "taskmanager-1", "taskmanager-2", "zookeeper")) {
            assertThat(told)
                    .containsPattern("\\| " + process + " \\| \\d+\\.\\d\\d cores, at most [1-9][\\d,]* MB resident");
        }
    }
}
