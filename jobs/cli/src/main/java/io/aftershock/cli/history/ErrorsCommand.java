package io.aftershock.cli.history;

import io.aftershock.cli.history.answer.Answer;
import io.aftershock.cli.history.question.Errors;
import io.aftershock.cli.history.question.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code history errors}: which share of the calls failed. */
@Command(
        name = "errors",
        description = "Which share of the API calls failed, by time or by what they have in common.",
        footer = {
            "",
            "Example:",
            "  aftershock history errors --state /var/lib/aftershock --since 30d",
            "  aftershock history errors --history demo --since 7d --by account --cluster eu-west-prod-1",
            "",
            "Exit codes: 0 answered, 1 no history or it cannot be read, 2 bad options or an unknown name,",
            "3 DuckDB is not there."
        })
final class ErrorsCommand extends Inquiry {

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "${COMPLETION-CANDIDATES}, in lower case; default day.",
            defaultValue = "day")
    private Errors.By by = Errors.By.DAY;

    @Override
    Answer ask(Scope scope) {
        return Errors.ask(scope, by);
    }
}
