package io.aftershock.cli.history;

import io.aftershock.cli.history.answer.Answer;
import io.aftershock.cli.history.question.Budget;
import io.aftershock.cli.history.question.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code history budget}: how much of its error budget each account has used. */
@Command(
        name = "budget",
        description = "How much of the failures that an objective allows each account has used.",
        footer = {
            "",
            "Example:",
            "  aftershock history budget --state /var/lib/aftershock --since 30d",
            "  aftershock history budget --history demo --since 28d --objective 99.5",
            "",
            "Exit codes: 0 answered, 1 no history or it cannot be read, 2 bad options or an unknown name,",
            "3 DuckDB is not there."
        })
final class BudgetCommand extends Inquiry {

    @Option(
            names = "--objective",
            paramLabel = "PERCENT",
            description = "Which share of the calls shall succeed, in percent; default ${DEFAULT-VALUE}.",
            defaultValue = "99.9")
    private String objective = "99.9";

    @Override
    Answer ask(Scope scope) {
        return Budget.ask(scope, ObjectiveOption.parse(objective));
    }
}
