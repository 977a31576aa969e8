package io.aftershock.cli.history;

import io.aftershock.cli.history.answer.Answer;
import io.aftershock.cli.history.question.Clients;
import io.aftershock.cli.history.question.Scope;
import picocli.CommandLine.Command;

/** {@code history clients}: whose calls failed most. */
@Command(
        name = "clients",
        description = "Whose calls failed most: the noisiest clients, with their commonest error.",
        footer = {
            "",
            "Example:",
            "  aftershock history clients --state /var/lib/aftershock --since 24h",
            "  aftershock history clients --history demo --since 30d --limit 50 --format csv",
            "",
            "Exit codes: 0 answered, 1 no history or it cannot be read, 2 bad options or an unknown name,",
            "3 DuckDB is not there."
        })
final class ClientsCommand extends Inquiry {

    @Override
    Answer ask(Scope scope) {
        return Clients.ask(scope);
    }
}
