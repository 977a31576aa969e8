package io.aftershock.cli.history;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code history}: what the stored history tells. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Answers questions about weeks and months from the history that run keeps.",
        subcommands = {
            ErrorsCommand.class,
            ElectionsCommand.class,
            ClientsCommand.class,
            BudgetCommand.class,
            IncidentsCommand.class
        },
        footer = {
            "",
            "Example:",
            "  aftershock history errors --state /var/lib/aftershock --since 7d --by account",
            "",
            "Exit codes: 0 answered, 1 no history or it cannot be read, 2 bad options or an unknown name,",
            "3 DuckDB is not there."
        })
public final class HistoryCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        throw new ParameterException(line, "Which question? One of those below.");
    }
}
