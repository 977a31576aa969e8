package io.aftershock.cli.doctor;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.OutputFormat;
import io.aftershock.cli.config.SettingsOptions;
import io.aftershock.cli.doctor.check.Diagnoses;
import io.aftershock.cli.doctor.check.Diagnosis;
import io.aftershock.cli.doctor.check.Level;
import io.aftershock.cli.doctor.check.RightsChecks;
import io.aftershock.cli.doctor.facts.RightsFacts;
import io.aftershock.cli.doctor.look.ClusterLook;
import io.aftershock.cli.doctor.look.FleetRights;
import io.aftershock.monitor.config.ClusterConfig;
import io.aftershock.monitor.config.ExportConfig;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.monitor.config.observatory.ObservatoriesConfig;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: per cluster, line by line, what works and how to mend what does not. */
@Command(
        name = "doctor",
        description = "Says per cluster, line by line, what works and how to mend what does not. Changes nothing.",
        exitCodeOnInvalidInput = 3,
        footer = {
            "",
            "Example:",
            "  aftershock doctor --config fleet.yaml",
            "  aftershock doctor --config fleet.yaml --format json",
            "  aftershock doctor --config fleet.yaml --as exporter",
            "",
            "Exit codes, as those of 'nats server check': 0 all is well, 1 warning, 2 critical, 3 unknown, or bad options",
            "or configuration."
        })
public final class DoctorCommand implements Callable<Integer> {

    private static final int UNKNOWN = 3;
    private static final int AT_ONCE = 8;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(names = "--format", description = "text (default) or json, one object a line.", defaultValue = "text")
    private OutputFormat format = OutputFormat.TEXT;

    @Option(
            names = "--as",
            paramLabel = "WHOM",
            description =
                    "job (default): the clusters, and the rights of the job's users; exporter: the rights of its user.",
            defaultValue = "job")
    private Whom whom = Whom.JOB;

    /** Whose users a configuration names. */
    enum Whom {
        JOB,
        EXPORTER
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        if (whom == Whom.EXPORTER) {
            return exporter();
        }
        FleetConfig config;
        ObservatoriesConfig observed;
        try {
            config = settings.fleet(spec.commandLine().getErr());
            observed = settings.observatories(new PrintWriter(Writer.nullWriter()));
        } catch (CommandException e) {
            throw new CommandException(UNKNOWN, String.valueOf(e.getMessage()), e);
        }
        List<Diagnosis> all = new ArrayList<>();
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.min(AT_ONCE, config.clusters().size()));
        try {
            List<Future<List<Diagnosis>>> looks = new ArrayList<>();
            for (ClusterConfig cluster : config.clusters()) {
                looks.add(threads.submit(() -> look(cluster, observed)));
            }
            for (int i = 0; i < looks.size(); i++) {
                progress(config.clusters().get(i).name());
                List<Diagnosis> found = looks.get(i).get();
                found.forEach(this::print);
                all.addAll(found);
            }
        } finally {
            threads.shutdownNow();
        }
        all.addAll(rights(FleetRights.ofTheJob(config)));
        return Diagnoses.worst(all).exitCode();
    }

    private int exporter() throws InterruptedException {
        ExportConfig config;
        try {
            config = settings.export(spec.commandLine().getErr());
        } catch (CommandException e) {
            throw new CommandException(UNKNOWN, String.valueOf(e.getMessage()), e);
        }
        return Diagnoses.worst(rights(FleetRights.ofTheExporter(config))).exitCode();
    }

    private List<Diagnosis> rights(List<RightsFacts> facts) {
        List<Diagnosis> found =
                facts.stream().flatMap(each -> RightsChecks.of(each).stream()).toList();
        found.forEach(this::print);
        return found;
    }

    /** What goes wrong at one cluster leaves the others to be looked at. */
    private static List<Diagnosis> look(ClusterConfig cluster, ObservatoriesConfig observed)
            throws InterruptedException {
        try {
            return Diagnoses.of(new ClusterLook(cluster, observed).facts());
        } catch (RuntimeException e) {
            return List.of(new Diagnosis(
                    Level.UNKNOWN,
                    cluster.name(),
                    "cluster",
                    "-",
                    "could not be looked at: " + e,
                    "look again; if it stays so, report it as a bug"));
        }
    }

    @SuppressWarnings("SystemConsoleNull") // where a console is there without a terminal, a line too many does no harm
    private void progress(String cluster) {
        if (System.console() != null) {
            spec.commandLine().getErr().println("looking at " + cluster + ", for about ten seconds");
            spec.commandLine().getErr().flush();
        }
    }

    private void print(Diagnosis diagnosis) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(format == OutputFormat.JSON ? DiagnosisLines.json(diagnosis) : DiagnosisLines.text(diagnosis));
        out.flush();
    }
}
