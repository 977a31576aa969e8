package io.aftershock.cli.demo;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.run.EmbeddedJob;
import io.aftershock.cli.stage.FindingsFeed;
import io.aftershock.cli.stage.Stage;
import io.aftershock.cli.stage.Told;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.monitor.FleetJob;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.testkit.server.NatsServerMissing;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: plays a story of real faults on a real cluster, and tells what the job finds as it finds it. */
@Command(
        name = "demo",
        description =
                "Hurts a real 3-node cluster on loopback in known ways, and shows what is found, within four minutes.",
        footer = {
            "",
            "Example:",
            "  aftershock demo",
            "",
            "Exit codes: 0 all found and nothing else reported, 1 something missed or falsely reported,",
            "3 nats-server is missing and cannot be built, 130 interrupted."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final long POLL_MILLIS = 200;

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--healthy",
            paramLabel = "SECONDS",
            description = "How long nothing happens at first; default 60.",
            defaultValue = "60")
    private int healthySeconds;

    private final Ledger ledger = new Ledger();
    private long beganMillis;

    @Override
    public Integer call() throws Exception {
        beganMillis = System.currentTimeMillis();
        // The story is told by what is found; that connections come and go is part of it.
        Configurator.setLevel("io.aftershock", Level.ERROR);
        say(
                "Starting a 3-node JetStream cluster with the accounts ACME, BETA and CORP, and two observatories beside it");
        try (Stage stage = set()) {
            FleetConfig config = stage.config();
            try (FindingsFeed feed = FindingsFeed.open(Objects.requireNonNull(config.findings()));
                    EmbeddedJob job = EmbeddedJob.start(
                            1, null, env -> FleetJob.define(env, config, StartingPosition.onlyNew()))) {
                say("Watching; meta leader is "
                        + stage.cluster()
                                .awaitMetaLeader(Duration.ofSeconds(30))
                                .name());
                play(stage, feed);
            }
        }
        return conclude();
    }

    private static Stage set() throws Exception {
        try {
            return Stage.set("demo");
        } catch (NatsServerMissing e) {
            throw new CommandException(ExitCode.MISSING_PREREQUISITE, String.valueOf(e.getMessage()), e);
        }
    }

    private void play(Stage stage, FindingsFeed feed) throws Exception {
        Story story = new Story(stage);
        say("A healthy minute: nothing should be found");
        listen(feed, System.currentTimeMillis() + healthySeconds * 1_000L, null);
        for (Act act : story.acts()) {
            say("Now: " + act.title());
            ledger.begin(act, System.currentTimeMillis());
            act.deed().run();
            listen(feed, Long.MAX_VALUE, act);
        }
        listen(feed, Long.MAX_VALUE, null);
    }

    /** Tells what comes until a time, or until nothing more is waited for: of an act, or with null of all. */
    private void listen(FindingsFeed feed, long untilMillis, @Nullable Act act) throws InterruptedException {
        while (true) {
            feed.take(POLL_MILLIS).forEach(this::tell);
            long now = System.currentTimeMillis();
            boolean waiting = act == null ? ledger.isWaiting(now) : ledger.isHeldUpBy(act, now);
            if (untilMillis == Long.MAX_VALUE ? !waiting : now >= untilMillis) {
                return;
            }
        }
    }

    private void tell(Told told) {
        Double after = ledger.take(told);
        say("  " + told.words() + (after == null ? "" : String.format(Locale.ROOT, "  [found after %.1f s]", after)));
    }

    private int conclude() {
        PrintWriter out = spec.commandLine().getOut();
        List<String> table = ledger.table();
        out.println();
        table.forEach(out::println);
        out.println();
        out.println(
                ledger.isClean()
                        ? "All was found, and nothing else was reported."
                        : "Something was missed or falsely reported, see above.");
        out.flush();
        return ledger.isClean() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void say(String words) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.currentTimeMillis() - beganMillis) / 1_000.0, words);
        out.flush();
    }
}
