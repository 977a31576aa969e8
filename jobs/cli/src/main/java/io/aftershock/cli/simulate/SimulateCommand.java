package io.aftershock.cli.simulate;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.Interruption;
import io.aftershock.cli.config.SettingsOptions;
import io.aftershock.monitor.config.tree.DidYouMean;
import io.aftershock.simulator.Simulated;
import io.aftershock.simulator.story.Story;
import io.aftershock.simulator.truth.Truth;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate}: the telemetry of a fleet that nobody has to run, and the truth about it. */
@Command(
        name = "simulate",
        description = {
            "Writes the telemetry of a simulated cluster as a capture, with the truth about it beside it;",
            "or runs all stories or random clusters through the job and prints how well it did, by check;",
            "or writes weeks of history for history, backtest, report and the notebooks."
        },
        footer = {
            "",
            "Example:",
            "  aftershock simulate --list",
            "  aftershock simulate --story crash --seed 7 --out crash.ndjson.gz && aftershock replay crash.ndjson.gz",
            "  aftershock simulate --story quorum-loss --publish nats://localhost:4222",
            "  aftershock simulate --stories",
            "  aftershock simulate --fleets 200 --seed 1",
            "  aftershock simulate --history demo --days 30 --clusters 20 --accounts 100 && aftershock history errors --history demo",
            "",
            "Exit codes: 0 done, 1 cannot be written or published, 2 bad options, 130 interrupted."
        })
public final class SimulateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "The chance that is drawn from; the same seed gives the same bytes. Default ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where a story's capture goes; gzip if it ends in .gz. The truth goes to FILE.truth.ndjson.")
    private @Nullable Path out;

    @Option(
            names = "--publish",
            paramLabel = "URL",
            description = {
                "Tells a story at the pace of the clock to a NATS server with JetStream: a stream FLEET_CLUSTER",
                "of each cluster as an observatory stores it, and answers to polls."
            })
    private @Nullable String url;

    @Mixin
    private HistoryLength length = new HistoryLength();

    @Option(names = "--force", description = "Overwrites files that exist.")
    private boolean force;

    /** One of these. */
    private static final class What {

        @Option(names = "--list", description = "Lists the stories.", required = true)
        private boolean list;

        @Option(names = "--story", paramLabel = "NAME", description = "The story to tell.", required = true)
        private @Nullable String story;

        @Option(
                names = "--stories",
                description = "Every story through the job: true and false findings by check, and delays.",
                required = true)
        private boolean stories;

        @Option(
                names = "--fleets",
                paramLabel = "N",
                description = "So many random clusters through the job: true and false findings by check, and delays.",
                required = true)
        private int fleets;

        @Option(
                names = "--history",
                paramLabel = "DIR",
                description = "Weeks of history of a fleet, as run would have left them in DIR.",
                required = true)
        private @Nullable Path history;
    }

    @Override
    public Integer call() throws Exception {
        if (what.list) {
            print(StoryTable.lines());
        } else if (what.story != null) {
            tell(story(what.story));
        } else if (what.history != null) {
            HistoryWriting.of(
                    length.history(seed), what.history, spec.commandLine().getErr());
        } else if (what.stories) {
            scoreStories();
        } else {
            scoreFleet();
        }
        return ExitCode.OK;
    }

    private static Story story(String name) {
        List<String> names = Arrays.stream(Story.values()).map(Story::label).toList();
        return Arrays.stream(Story.values())
                .filter(story -> story.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        "there is no story '" + name + "', must be one of " + String.join(", ", names)
                                + DidYouMean.ending(name, names)));
    }

    private void tell(Story story) throws Exception {
        if (out != null && url != null) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--out and --publish exclude each other: a capture begins on a fixed morning, what is published now");
        } else if (out != null) {
            write(story, out);
        } else if (url != null) {
            publish(story, url);
        } else {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--story " + story.label() + " needs --out FILE to write to, or --publish URL to publish to");
        }
    }

    private void publish(Story story, String to) throws Exception {
        try (LivePublication publication = LivePublication.to(to)) {
            Interruption.onInterrupt(publication);
            Simulated simulated = story.happen(seed, Instant.now());
            Truth truth = simulated.truth();
            PrintWriter err = spec.commandLine().getErr();
            err.println("publishing to " + to + " until " + Instant.ofEpochMilli(truth.endMillis()));
            err.flush();
            publication.tell(simulated);
            print(truth.lines());
        }
    }

    private void write(Story story, Path out) {
        Path truth = truthOf(out);
        refuseToOverwrite(out);
        refuseToOverwrite(truth);
        Simulated simulated = story.happen(seed, Story.MORNING);
        try {
            simulated.writeCapture(out);
            simulated.writeTruth(truth);
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, "capture " + out + " cannot be written: " + e.getMessage(), e);
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println(simulated.rows().size() + " rows written to " + out + ", the truth to " + truth);
        err.flush();
    }

    private static Path truthOf(Path capture) {
        String name = capture.toString().replaceFirst("(\\.ndjson)?(\\.gz)?$", "");
        return Path.of(name + ".truth.ndjson");
    }

    private void refuseToOverwrite(Path file) {
        if (!force && Files.exists(file)) {
            throw new CommandException(
                    ExitCode.FAILED, file + " exists; --force overwrites it, and another --out writes elsewhere");
        }
    }

    private void scoreFleet() throws Exception {
        if (what.fleets < 1) {
            throw new CommandException(ExitCode.USAGE, "--fleets is " + what.fleets + ", and has to be at least 1");
        }
        PrintWriter err = spec.commandLine().getErr();
        print(ScoreTable.lines(
                Scoring.ofFleet(seed, what.fleets, settings.settings(err), done -> tell(done, what.fleets, "clusters"))
                        .byCheck()));
    }

    private void scoreStories() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        int all = Story.values().length;
        print(ScoreTable.lines(Scoring.ofStories(seed, settings.settings(err), done -> tell(done, all, "stories"))
                .byCheck()));
    }

    private void tell(int done, int all, String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(done + " of " + all + " " + what + " judged");
        err.flush();
    }

    private void print(List<String> lines) {
        PrintWriter printer = spec.commandLine().getOut();
        lines.forEach(printer::println);
        printer.flush();
    }
}
