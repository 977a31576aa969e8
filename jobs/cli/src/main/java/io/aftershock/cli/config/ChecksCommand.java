package io.aftershock.cli.config;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.OutputFormat;
import io.aftershock.cli.config.page.PageText;
import io.aftershock.cli.rules.SimulateCommand;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.config.tree.DidYouMean;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code checks}: the catalogue; with a code, the check's page. */
@Command(
        name = "checks",
        subcommands = SimulateCommand.class,
        description = "Lists the checks with their defaults; with a code, shows the check's page.",
        footer = {
            "",
            "Example:",
            "  aftershock checks",
            "  aftershock checks JETSTREAM_009",
            "  aftershock checks simulate",
            "",
            "Exit codes: 0 done, 2 bad options, or a code that is none."
        })
public final class ChecksCommand implements Callable<Integer> {

    private static final int WIDEST = 120;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @CommandLine.Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "Whose page to show, such as META_006.")
    private @Nullable String code;

    @Option(names = "--format", description = "text (default) or json, one object a line.", defaultValue = "text")
    private OutputFormat format = OutputFormat.TEXT;

    @Override
    public Integer call() {
        List<Check> checks = code == null ? List.of(Check.values()) : List.of(check(code));
        PrintWriter out = spec.commandLine().getOut();
        if (format == OutputFormat.JSON) {
            checks.forEach(check -> out.println(Catalogue.json(check)));
        } else if (code == null) {
            Catalogue.table().forEach(out::println);
        } else {
            printPage(checks.get(0), out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private void printPage(Check check, PrintWriter out) {
        String page = CheckPage.of(check);
        if (page == null) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(
                    "aftershock: this build holds no page " + check.runbook() + "; below is what the catalogue says");
            err.flush();
        }
        out.print(page == null ? Catalogue.entry(check) : PageText.of(page, width()));
    }

    /** That of the terminal, if there is one; longer lines than the widest are hard to follow. */
    private int width() {
        int terminal = spec.commandLine().setUsageHelpAutoWidth(true).getUsageHelpWidth();
        return Math.min(terminal, WIDEST);
    }

    private static Check check(String code) {
        List<String> codes = Arrays.stream(Check.values()).map(Check::name).toList();
        String wanted = code.toUpperCase(Locale.ROOT);
        if (!codes.contains(wanted)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "there is no check '" + code + "', must be one of " + String.join(", ", codes)
                            + DidYouMean.ending(wanted, codes));
        }
        return Check.valueOf(wanted);
    }
}
