package io.aftershock.cli.watch;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.Interruption;
import io.aftershock.cli.OutputFormat;
import io.aftershock.cli.config.SettingsOptions;
import io.aftershock.monitor.config.FindingsConfig;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code watch}: what is going on in the fleet, live, from the findings stream. */
@Command(
        name = "watch",
        description = "Shows clusters, accounts and open findings live, from the stream that run publishes to.",
        footer = {
            "",
            "Example:",
            "  aftershock watch --config fleet.yaml",
            "  aftershock watch --config fleet.yaml --format json | jq .summary",
            "  aftershock watch --config fleet.yaml --once",
            "",
            "? shows the keys. Where standard output is no terminal, what changes is printed as lines.",
            "With --once it ends when it has told, and fails where the stream cannot be read.",
            "Exit codes: 0 stopped by q, SIGINT or SIGTERM, or told once, 1 failed, 2 bad options or configuration."
        })
public final class WatchCommand implements Callable<Integer> {

    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int ERRORS = 2;

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--format",
            description = "text (default), a table in a terminal and else sentences; or json, the stream's own lines.",
            defaultValue = "text")
    private OutputFormat format = OutputFormat.TEXT;

    @Option(names = "--all", description = "With --format json: windows, heartbeats and elections of assets too.")
    private boolean all;

    @Option(
            names = "--once",
            description = "Prints lines for what is open and the last five that ended within 15 minutes, and ends.")
    private boolean once;

    @Option(names = "--no-color", description = "No colours, as with NO_COLOR in the environment.")
    private boolean noColor;

    @Override
    public Integer call() throws Exception {
        FindingsConfig findings =
                stored(settings.fleet(spec.commandLine().getErr()).findings());
        if (once && all) {
            throw new CommandException(ExitCode.USAGE, "--once prints findings alone: leave out --all, or --once");
        }
        Interruption.isNormalEnd();
        if (once) {
            new OnceWatch(format, System.out, spec.commandLine().getErr()).run(findings);
        } else if (format == OutputFormat.TEXT && isTerminal(INPUT) && isTerminal(OUTPUT)) {
            if (isTerminal(ERRORS)) {
                // It is the same screen, and the status line tells what matters.
                Configurator.setRootLevel(Level.OFF);
                Configurator.setAllLevels("io.aftershock", Level.OFF);
            }
            new LiveWatch().run(findings, !noColor && System.getenv("NO_COLOR") == null);
        } else {
            new LineWatch(format, all, System.out, spec.commandLine().getErr()).run(findings);
        }
        return ExitCode.OK;
    }

    private static FindingsConfig stored(@Nullable FindingsConfig findings) {
        if (findings == null) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "the configuration has no section 'findings': watch shows what run publishes there; add it, and start"
                            + " run anew");
        }
        if (findings.mode() == FindingsConfig.Mode.CORE) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "findings.mode is core, so that nothing is stored which could be watched; set it to jetstream, and"
                            + " start run anew");
        }
        return findings;
    }

    /** Java knows of standard input and output together alone, and newer versions say so of what is none. */
    private static boolean isTerminal(int descriptor) throws InterruptedException {
        try {
            return new ProcessBuilder("test", "-t", Integer.toString(descriptor))
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
