package io.aftershock.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.testkit.server.Deadline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code cluster stop} ends what it started, and nobody else who has got the same process id since. */
class StopTest {

    @TempDir
    Path state;

    private @Nullable Process process;

    @BeforeEach
    void makeFolder() throws Exception {
        Files.createDirectory(state.resolve("pid"));
    }

    @AfterEach
    void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void endsAProcessOfItsOwn() throws Exception {
        start("java org.apache.flink.Entrypoint --configDir " + state + "/conf");

        assertThat(stop()).isEqualTo("cluster: stopped jobmanager (" + process.pid() + ")\n");
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(state.resolve("pid/jobmanager")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleep", "java org.apache.flink.Entrypoint --configDir /elsewhere/conf"})
    void leavesWhoHasGotTheIdSince(String name) throws Exception {
        start(name);

        assertThat(stop()).isEqualTo("cluster: nothing of it runs\n");
        assertThat(process.isAlive()).isTrue();
        assertThat(state.resolve("pid/jobmanager")).doesNotExist();
    }

    /** To kill, 0 and -1 are everybody. */
    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "jobmanager"})
    void killsNobodyByWhatIsNoProcessId(String id) throws Exception {
        Files.writeString(state.resolve("pid/jobmanager"), id);

        assertThat(stop()).isEqualTo("cluster: nothing of it runs\n");
    }

    /** Starts a process that is shown under a name, and has the id that the JobManager once had. */
    private void start(String name) throws Exception {
        process = new ProcessBuilder("bash", "-c", "exec -a \"$0\" sleep 600", name).start();
        Deadline.in(Duration.ofSeconds(30))
                .await(
                        "it is no shell any more",
                        () -> process.info()
                                .command()
                                .filter(program -> program.endsWith("sleep"))
                                .isPresent());
        Files.writeString(state.resolve("pid/jobmanager"), process.pid() + "\n");
    }

    private String stop() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(List.of(Path.of("cluster").toAbsolutePath().toString(), "stop"));
        builder.environment().put("AFTERSHOCK_FLINK_STATE", state.toString());
        Process stop = builder.redirectErrorStream(true).start();
        String told = new String(stop.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(stop.waitFor()).as(told).isZero();
        return told;
    }
}
