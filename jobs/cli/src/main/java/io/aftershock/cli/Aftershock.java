package io.aftershock.cli;

import io.aftershock.cli.backtest.BacktestCommand;
import io.aftershock.cli.bench.BenchCommand;
import io.aftershock.cli.capture.CaptureCommand;
import io.aftershock.cli.config.CheckConfigCommand;
import io.aftershock.cli.config.ChecksCommand;
import io.aftershock.cli.demo.DemoCommand;
import io.aftershock.cli.doctor.DoctorCommand;
import io.aftershock.cli.exporter.ExporterCommand;
import io.aftershock.cli.history.HistoryCommand;
import io.aftershock.cli.observatory.ObservatoryCommand;
import io.aftershock.cli.replay.ReplayCommand;
import io.aftershock.cli.report.ReportCommand;
import io.aftershock.cli.run.RunCommand;
import io.aftershock.cli.simulate.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: hands its arguments to the verb, and turns what goes wrong into a sentence and an exit code. */
@Command(
        name = "aftershock",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = "Tells what broke in your NATS JetStream clusters, for whom, and why.",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ReplayCommand.class,
            BacktestCommand.class,
            CaptureCommand.class,
            DoctorCommand.class,
            ObservatoryCommand.class,
            CheckConfigCommand.class,
            ChecksCommand.class,
            HistoryCommand.class,
            ReportCommand.class,
            ExporterCommand.class,
            SimulateCommand.class,
            BenchCommand.class
        })
public final class Aftershock implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /** Without a verb there is nothing to do but to say which there are. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which verb? One of those below.");
    }

    public static void main(String[] arguments) {
        Interruption.install();
        Interruption.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new Aftershock())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new ErrorSentence())
                .execute(arguments);
    }
}
