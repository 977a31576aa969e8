package io.aftershock.cli.history;

import io.aftershock.cli.history.answer.Answer;
import io.aftershock.cli.history.question.Incidents;
import io.aftershock.cli.history.question.OneIncident;
import io.aftershock.cli.history.question.Scope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code history incidents}: what was found, and how long it lasted. */
@Command(
        name = "incidents",
        description = "What was found, how bad it was and how long it lasted.",
        footer = {
            "",
            "Example:",
            "  aftershock history incidents --state /var/lib/aftershock --since 7d",
            "  aftershock history incidents --history demo --since 30d --by check",
            "  aftershock history incidents --history demo --id STALL_001:us-east-prod-1:2",
            "",
            "Exit codes: 0 answered, 1 no history or it cannot be read, 2 bad options or an unknown name,",
            "3 DuckDB is not there."
        })
final class IncidentsCommand extends Inquiry {

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "Counts them by ${COMPLETION-CANDIDATES}, in lower case, in place of a list.")
    private Incidents.@Nullable By by;

    @Option(names = "--all", description = "Those too that follow from another one.")
    private boolean all;

    @Option(names = "--id", paramLabel = "ID", description = "This one, with all that is known of it.")
    private @Nullable String id;

    @Override
    Answer ask(Scope scope) {
        if (id != null) {
            Answer answer = OneIncident.ask(scope.database(), id);
            if (answer.rows().isEmpty()) {
                throw usage("the history knows no finding with the id '" + id
                        + "'; history incidents --format json prints the ids");
            }
            return answer;
        }
        return by == null ? Incidents.list(scope, all) : Incidents.count(scope, by, all);
    }
}
