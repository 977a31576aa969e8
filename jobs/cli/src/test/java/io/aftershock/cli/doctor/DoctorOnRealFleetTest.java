package io.aftershock.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.observatory.GeneratedFleet;
import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** One link after the other is taken out of a chain that works, and the doctor names it. */
@NeedsNatsServer
class DoctorOnRealFleetTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String IMPORT =
            "{stream: {account: \"BETA\", subject: \"$JS.EVENT.ADVISORY.>\"}, to: \"adv.BETA.>\"}";

    @TempDir
    private Path folder;

    private record Told(int exit, String lines) {}

    @Test
    void namesTheLinkThatIsTakenAway() throws Exception {
        ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
        try (GeneratedFleet fleet = new GeneratedFleet(folder).start();
                NatsSession acme = fleet.tenant("acme");
                NatsSession beta = fleet.tenant("beta")) {
            load.scheduleWithFixedDelay(
                    () -> {
                        acme.ask("$JS.API.INFO", "", Duration.ofMillis(200));
                        beta.ask("$JS.API.INFO", "", Duration.ofMillis(200));
                    },
                    0,
                    100,
                    TimeUnit.MILLISECONDS);

            Told well = await(fleet, "account BETA: its calls are stored", 0);
            assertThat(well.lines()).doesNotContain("mend:").contains("takes events from n1 and n2");

            edit(fleet, "aftershock/monitoring-account.conf", IMPORT, "");
            assertThat(await(fleet, "BETA: exports its advisories, but they are not imported on n1, n2, n3", 2)
                            .lines())
                    .contains("mend: add to imports of MON on each server: " + IMPORT);

            edit(
                    fleet,
                    "nats.conf",
                    "password: beta}]\n    include \"aftershock/account-exports.conf\"",
                    "password: beta}]");
            await(fleet, "BETA: does not export its advisories on n1, n2, n3", 2);

            edit(fleet, "aftershock/monitoring-account.conf", "mon.ping.healthz", "mon.ping.other");
            await(fleet, "poll HEALTHZ: nobody answers, though other questions are answered", 2);

            replace(
                    fleet.observatory(0).folder().resolve("remotes.conf"),
                    "@127.0.0.1:" + fleet.node(0).ports().leaf() + "\"], account: \"events/east/n1\"",
                    "@127.0.0.1:" + fleet.node(1).ports().leaf() + "\"], account: \"events/east/n1\"");
            fleet.observatory(0).restart().awaitReady(PATIENCE);
            fleet.observatory(1).restart().awaitReady(PATIENCE);
            await(fleet, "leaf observatory-1: two pins lead to n2 (n1 and n2)", 2);

            edit(
                    fleet,
                    "nats.conf",
                    "password: beta}]",
                    "password: beta}]\n    include \"aftershock/account-exports.conf\"");
            edit(fleet, "aftershock/monitoring-account.conf", "imports: [", "imports: [" + IMPORT);
            await(
                    fleet,
                    "BETA: its calls are not stored by observatory-1, observatory-2, but come when asked for: a leaf node is"
                            + " older than the import",
                    2);
        } finally {
            load.shutdownNow();
        }
    }

    /** Looks until the line is there; a reload takes its time. */
    private static Told await(GeneratedFleet fleet, String line, int exit) {
        Told[] last = new Told[1];
        try {
            Deadline.in(PATIENCE).await(line, () -> {
                last[0] = look(fleet);
                return last[0].lines().contains(line) && last[0].exit() == exit;
            });
        } catch (IllegalStateException e) {
            throw new AssertionError(e.getMessage() + "; the doctor said:\n" + last[0], e);
        }
        return last[0];
    }

    private static Told look(GeneratedFleet fleet) {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new DoctorCommand())
                .setOut(new PrintWriter(out))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute("--config", fleet.file().toString());
        return new Told(exit, out.toString());
    }

    private static void edit(GeneratedFleet fleet, String file, String from, String to) throws IOException {
        for (NatsServer node : fleet.nodes()) {
            replace(node.folder().resolve(file), from, to);
            node.reload();
        }
    }

    private static void replace(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }
}
