package io.aftershock.cli.config;

import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.monitor.config.ConfigProblems;
import io.aftershock.monitor.config.DirectoryConfig;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.monitor.config.PolicyConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check-config}: tells all that is wrong with a configuration, and what holds where. Connects to nothing. */
@Command(
        name = "check-config",
        description = "Tells everything that is wrong with a configuration at once, key path first.",
        footer = {
            "",
            "Example:",
            "  aftershock check-config fleet.yaml",
            "  aftershock check-config fleet.yaml --explain east/ORDERS",
            "  aftershock check-config fleet.yaml --set windows.size=2m --print",
            "",
            "Exit codes: 0 it can be used, 2 it cannot, or bad options."
        })
public final class CheckConfigCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @CommandLine.Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "FILE", description = "The configuration, YAML.")
    private Path file = Path.of("");

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Sets a key, as on the verbs that run.")
    private List<String> sets = List.of();

    @Option(names = "--print", description = "Prints the configuration with all defaults, as YAML without secrets.")
    private boolean print;

    @Option(
            names = "--explain",
            paramLabel = "CLUSTER/ACCOUNT",
            description = "Says which thresholds hold there, and where they come from.")
    private @Nullable String place;

    @Override
    public Integer call() {
        try {
            tell(ConfigLoader.load(file, System.getenv(), sets));
            return ExitCode.OK;
        } catch (ConfigProblems e) {
            e.lines().forEach(out()::println);
            out().flush();
            return ExitCode.USAGE;
        }
    }

    private void tell(FleetConfig config) {
        PrintWriter beside = print ? spec.commandLine().getErr() : out();
        config.warnings().forEach(warning -> beside.println("warning: " + warning));
        if (print) {
            if (isObserved()) {
                beside.println(
                        "warning: observatories and clusters[].observatory are left out, source says what follows"
                                + " from them; the verb observatory needs " + file);
            }
            out().print(EffectiveConfig.yaml(config));
        }
        if (place != null) {
            Explanation.lines(config, place).forEach(out()::println);
        }
        if (!print && place == null) {
            int count = config.clusters().size();
            out().println(file + " can be used: " + count + (count == 1 ? " cluster" : " clusters") + ", thresholds "
                    + config.thresholds().version());
            DirectoryConfig directory = config.directory();
            if (directory != null) {
                out().println("bucket " + directory.bucket()
                        + " may list more clusters; it was not looked at, since this verb connects to nothing");
                if (config.thresholds().settings().stream().anyMatch(setting -> setting.environment() != null)) {
                    out().println("overrides by environment do not reach clusters of the bucket; those by cluster do");
                }
            }
        }
        PolicyConfig policy = config.policy();
        if (!print && policy != null) {
            out().println("bucket " + policy.bucket()
                    + " may hold other thresholds; it was not looked at, since this verb connects to nothing");
        }
        beside.flush();
        out().flush();
    }

    private boolean isObserved() {
        return !ConfigLoader.loadObservatories(file, System.getenv(), sets)
                .observatories()
                .isEmpty();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
