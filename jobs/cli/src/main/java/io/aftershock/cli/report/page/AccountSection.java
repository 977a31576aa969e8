package io.aftershock.cli.report.page;

import static io.aftershock.cli.report.page.Table.bars;
import static io.aftershock.cli.report.page.Table.figures;
import static io.aftershock.cli.report.page.Table.words;

import io.aftershock.cli.report.facts.AccountFacts;
import io.aftershock.cli.report.facts.CodeCount;
import io.aftershock.cli.report.facts.Facts;
import io.aftershock.cli.report.markup.Figures;
import io.aftershock.cli.report.markup.Markup;
import java.util.List;
import java.util.stream.Collectors;

/** The accounts with the highest ratios, each ratio beside its two counts. */
final class AccountSection {

    private static final int SHOWN = 10;
    private static final int CODES = 2;

    private AccountSection() {}

    static void write(Markup html, Facts facts) {
        List<AccountFacts> worst = facts.worstAccounts();
        html.open("section", "id", "accounts").leaf("h2", "Worst accounts");
        if (worst.isEmpty()) {
            html.leaf("p", "No call of any account failed.").close();
            return;
        }
        html.leaf(
                "p",
                "By the ratio that is certain at 95 %: an account with one failure in two calls is not worse than one with"
                        + " a hundred in a thousand.",
                "class",
                "quiet");
        double highest = worst.stream()
                .limit(SHOWN)
                .mapToDouble(account -> account.now().ratio())
                .max()
                .orElse(1);
        Table table = new Table(
                html,
                words("Account"),
                figures("Failed"),
                bars(),
                figures("Failed calls"),
                figures("Calls"),
                figures("Before"),
                words("Mostly"));
        for (AccountFacts account : worst.subList(0, Math.min(SHOWN, worst.size()))) {
            table.row().cell(account.account(), account.cluster());
            table.cell(Figures.percent(account.now().ratio()));
            Bar.write(html, table, account.now().ratio() / highest);
            table.cell(Figures.count(account.now().failed()));
            table.cell(Figures.count(account.now().calls()));
            table.cell(
                    account.before().calls() == 0
                            ? "no calls"
                            : Figures.percent(account.before().ratio()));
            table.cell(codes(account.codes())).endRow();
        }
        table.end();
        writeRest(html, facts, worst.size());
        html.close();
    }

    private static void writeRest(Markup html, Facts facts, int failing) {
        long silent = facts.accounts().stream()
                .filter(account -> account.now().calls() > 0 && account.now().failed() == 0)
                .count();
        String rest = failing > SHOWN ? "Calls of " + Figures.many(failing - SHOWN, "more account") + " failed. " : "";
        html.leaf("p", rest + "Of " + Figures.many(silent, "account") + " no call failed.", "class", "quiet");
    }

    /** The codes that are most of it, with their share if there are several. */
    static String codes(List<CodeCount> codes) {
        long all = codes.stream().mapToLong(CodeCount::failed).sum();
        return codes.stream()
                .limit(CODES)
                .map(code -> code.label()
                        + (code.errorClass() == null
                                ? ""
                                : " (" + code.errorClass().replace('_', ' ') + ")")
                        + (codes.size() == 1 || all == 0 ? "" : " " + Figures.percent((double) code.failed() / all)))
                .collect(Collectors.joining(", "));
    }
}
