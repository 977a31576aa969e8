package io.aftershock.cli.config;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.monitor.config.ConfigProblems;
import io.aftershock.monitor.config.ExportConfig;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.monitor.config.SettingsConfig;
import io.aftershock.monitor.config.observatory.ObservatoriesConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --config} and {@code --set}, for every verb that judges or connects. */
public final class SettingsOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration; docs/configuration.md lists its keys.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets a key of the configuration, such as checks.JETSTREAM_009.threshold=2%%; wins over"
                    + " AFTERSHOCK_... variables, and these over the file. May be repeated.")
    private List<String> sets = List.of();

    /** Windows and thresholds; the file may be missing. Warnings are printed. */
    public Settings settings(PrintWriter warnings) {
        SettingsConfig loaded = loaded(sets);
        print(loaded.warnings(), warnings);
        return settings(loaded);
    }

    /** The same as if {@code --set} said something else; what is to be warned of has been said. */
    public Settings settingsWith(List<String> otherSets) {
        return settings(loaded(otherSets));
    }

    /** What {@code --set} says, a {@code KEY=VALUE} each. */
    public List<String> sets() {
        return List.copyOf(sets);
    }

    private SettingsConfig loaded(List<String> assignments) {
        return orUsage(() -> ConfigLoader.loadSettings(config, System.getenv(), assignments));
    }

    private static Settings settings(SettingsConfig loaded) {
        return new Settings(loaded.windows(), loaded.thresholds(), loaded.spans(), loaded.maintenance());
    }

    /** The whole configuration; the file may not be missing. Warnings are printed. */
    public FleetConfig fleet(PrintWriter warnings) {
        Path file = file();
        FleetConfig loaded = orUsage(() -> ConfigLoader.load(file, System.getenv(), sets));
        print(loaded.warnings(), warnings);
        return loaded;
    }

    /** What the exporter needs; nothing of how clusters are reached. Warnings are printed. */
    public ExportConfig export(PrintWriter warnings) {
        Path file = file();
        ExportConfig loaded = orUsage(() -> ConfigLoader.loadExport(file, System.getenv(), sets));
        print(loaded.warnings(), warnings);
        return loaded;
    }

    /** The observatories and how they reach the clusters; the files that it names need not be there. Warnings are printed. */
    public ObservatoriesConfig observatories(PrintWriter warnings) {
        Path file = file();
        ObservatoriesConfig loaded = orUsage(() -> ConfigLoader.loadObservatories(file, System.getenv(), sets));
        print(loaded.warnings(), warnings);
        return loaded;
    }

    private Path file() {
        if (config == null) {
            throw new CommandException(ExitCode.USAGE, "--config FILE is missing: it says which clusters to look at");
        }
        return config;
    }

    private static <T> T orUsage(Supplier<T> loading) {
        try {
            return loading.get();
        } catch (ConfigProblems e) {
            throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    private static void print(List<String> warnings, PrintWriter to) {
        warnings.forEach(warning -> to.println("aftershock: warning: " + warning));
        to.flush();
    }
}
