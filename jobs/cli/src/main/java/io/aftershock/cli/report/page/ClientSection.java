package io.aftershock.cli.report.page;

import static io.aftershock.cli.report.page.Table.bars;
import static io.aftershock.cli.report.page.Table.figures;
import static io.aftershock.cli.report.page.Table.words;

import io.aftershock.cli.report.facts.ClientFacts;
import io.aftershock.cli.report.facts.Facts;
import io.aftershock.cli.report.markup.Figures;
import io.aftershock.cli.report.markup.Markup;

/** The clients for whom most calls failed. */
final class ClientSection {

    private ClientSection() {}

    static void write(Markup html, Facts facts) {
        html.open("section", "id", "clients").leaf("h2", "Noisiest clients");
        if (facts.clients().isEmpty()) {
            html.leaf("p", "No failed call is known by its client.").close();
            return;
        }
        double most = facts.clients().get(0).failedNow();
        Table table = new Table(
                html,
                words("Client"),
                words("Account"),
                figures("Failed calls"),
                bars(),
                figures("Before"),
                words("Mostly"),
                words("With"));
        for (ClientFacts client : facts.clients()) {
            table.row()
                    .cell(client.client() == null ? "clients without a name, and the rest" : client.client())
                    .cell(client.account(), client.cluster())
                    .cell(Figures.count(client.failedNow()));
            Bar.write(html, table, client.failedNow() / most);
            table.cell(facts.period().hasBefore() ? Figures.count(client.failedBefore()) : "not known")
                    .cell(client.operation())
                    .cell(AccountSection.codes(client.codes()))
                    .endRow();
        }
        table.end();
        html.close();
    }
}
