package io.aftershock.cli.exporter;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.Interruption;
import io.aftershock.cli.VersionText;
import io.aftershock.cli.config.SettingsOptions;
import io.aftershock.exporter.Companion;
import io.aftershock.exporter.Exporter;
import io.aftershock.exporter.http.ScrapeAccess;
import io.aftershock.exporter.push.AlertsCompanion;
import io.aftershock.monitor.config.AlertsConfig;
import io.aftershock.monitor.config.ExportConfig;
import io.aftershock.monitor.config.FindingsConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code exporter}: follows the findings stream and serves metrics, until interrupted. */
@Command(
        name = "exporter",
        description =
                "Follows the findings stream of FILE, serves metrics for Prometheus, and tells Alertmanager what is open, "
                        + "until interrupted. It needs the sections findings, exporter and alerts, and nothing of how clusters are reached.",
        footer = {
            "",
            "Example:",
            "  aftershock exporter --config fleet.yaml --set exporter.listen=0.0.0.0:9747",
            "",
            "Exit codes: 0 stopped by SIGINT or SIGTERM, 1 failed, 2 bad options or configuration."
        })
public final class ExporterCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        ExportConfig config = settings.export(err);
        ScrapeAccess access = access(config);
        try (Exporter exporter = start(config, access)) {
            Interruption.isNormalEnd();
            Interruption.onInterrupt(exporter);
            FindingsConfig findings = config.findings();
            err.printf(
                    "aftershock: reading stream %s at %s, serving %s/metrics; Ctrl-C stops%n",
                    findings.stream(), String.join(",", findings.endpoint().urls()), exporter.url());
            err.flush();
            exporter.await();
        }
        return ExitCode.OK;
    }

    private static ScrapeAccess access(ExportConfig config) {
        try {
            return ScrapeAccess.read(config.exporter());
        } catch (IOException e) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // closed by whoever asked for it
    private static Exporter start(ExportConfig config, ScrapeAccess access) throws IOException {
        try {
            AlertsConfig alerts = config.alerts();
            List<Companion> companions = alerts == null ? List.of() : List.of(AlertsCompanion.start(config, alerts));
            return Exporter.start(config, access, VersionText.version(), companions);
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
    }
}
