package io.aftershock.cli.history;

import io.aftershock.cli.history.answer.Answer;
import io.aftershock.cli.history.question.Elections;
import io.aftershock.cli.history.question.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code history elections}: how often leaders are elected, and why. */
@Command(
        name = "elections",
        description = "How often leaders are elected, why, and how long it is between two unplanned elections.",
        footer = {
            "",
            "Example:",
            "  aftershock history elections --state /var/lib/aftershock --since 90d",
            "  aftershock history elections --history demo --since 30d --by leader",
            "",
            "Exit codes: 0 answered, 1 no history or it cannot be read, 2 bad options or an unknown name,",
            "3 DuckDB is not there."
        })
final class ElectionsCommand extends Inquiry {

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "${COMPLETION-CANDIDATES}, in lower case; default week. leader is the one that was lost.",
            defaultValue = "week")
    private Elections.By by = Elections.By.WEEK;

    @Option(names = "--assets", description = "Counts the elections of streams and consumers too.")
    private boolean assets;

    @Override
    Answer ask(Scope scope) {
        return Elections.ask(scope, by, assets);
    }
}
