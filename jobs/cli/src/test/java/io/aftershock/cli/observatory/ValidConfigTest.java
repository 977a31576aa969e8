package io.aftershock.cli.observatory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.NatsServerBinary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** nats-server accepts what is written for the example, word for word. */
@NeedsNatsServer
class ValidConfigTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        OutputFolder output = new OutputFolder(folder);
        output.write(FleetFiles.of(ExampleFleet.config(), output.logins()));
    }

    @Test
    void ofObservatories() throws Exception {
        for (String name : List.of("observatory-1", "observatory-2")) {
            assertThat(complaints(folder.resolve(name).resolve("nats.conf"))).contains("is valid");
        }
    }

    @Test
    void ofAServerThatIncludesWhatIsForItsCluster() throws Exception {
        Path server = Files.writeString(folder.resolve("clusters/east/server.conf"), """
                include "leafnodes.conf"
                system_account: SYS
                accounts {
                  include "monitoring-account.conf"
                  SYS {
                    include "system-exports.conf"
                  }
                  ORDERS {
                    include "account-exports.conf"
                  }
                  BATCH {
                    include "account-exports.conf"
                  }
                }
                """);

        assertThat(complaints(server)).contains("is valid");
    }

    @Test
    void refusesWhatIsNotValid() throws Exception {
        Path server = Files.writeString(folder.resolve("wrong.conf"), "leafnodes {lisen: 1}");

        assertThat(complaints(server)).contains("lisen");
    }

    private static String complaints(Path config) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(NatsServerBinary.find().toString(), "-t", "-c", config.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return said;
    }
}
