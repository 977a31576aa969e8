package io.aftershock.cli.report.page;

import static io.aftershock.cli.report.page.Table.figures;
import static io.aftershock.cli.report.page.Table.words;

import io.aftershock.cli.report.facts.AccountFacts;
import io.aftershock.cli.report.facts.ClusterFacts;
import io.aftershock.cli.report.facts.Facts;
import io.aftershock.cli.report.facts.NewCode;
import io.aftershock.cli.report.facts.Tally;
import io.aftershock.cli.report.markup.Figures;
import io.aftershock.cli.report.markup.Markup;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What changed since the time before: error codes that are new, accounts that got worse or better, elections. */
final class ChangeSection {

    private static final int SHOWN = 5;
    private static final int CODES = 8;

    /** A ratio that moved by less than that is nobody's news, however certain it is. */
    private static final double NEWS = 0.001;

    private final Markup html;
    private final Facts facts;
    private final PeriodWords words;

    private ChangeSection(Markup html, Facts facts) {
        this.html = html;
        this.facts = facts;
        this.words = new PeriodWords(facts.period());
    }

    static void write(Markup html, Facts facts) {
        new ChangeSection(html, facts).write();
    }

    private void write() {
        html.open("section", "id", "changes").leaf("h2", "What changed since " + words.before());
        if (!words.caveat().isEmpty()) {
            html.leaf("p", words.caveat(), "class", "note");
        }
        if (facts.period().hasBefore()) {
            html.open("div", "class", "pair");
            writeAccounts("Got worse", "No account got worse.", Comparator.comparingDouble(AccountFacts::change), 1);
            writeAccounts("Got better", "No account got better.", Comparator.comparingDouble(AccountFacts::change), -1);
            html.close();
            writeCodes();
            writeElections();
        }
        html.close();
    }

    private void writeAccounts(String title, String none, Comparator<AccountFacts> order, int sign) {
        List<AccountFacts> changed = facts.accounts().stream()
                .filter(account -> account.hasChanged() && sign * account.change() >= NEWS)
                .sorted(sign > 0 ? order.reversed() : order)
                .toList();
        html.open("div").leaf("h3", title);
        if (changed.isEmpty()) {
            html.leaf("p", none);
        } else {
            Table table = new Table(html, words("Account"), figures("Before"), figures("Now"));
            for (AccountFacts account : changed.subList(0, Math.min(SHOWN, changed.size()))) {
                table.row()
                        .cell(account.account(), account.cluster())
                        .cell(Figures.percent(account.before().ratio()))
                        .cell(Figures.percent(account.now().ratio()))
                        .endRow();
            }
            table.end();
            if (changed.size() > SHOWN) {
                html.leaf("p", "and " + Figures.many(changed.size() - SHOWN, "more account"), "class", "quiet");
            }
        }
        html.close();
    }

    private void writeCodes() {
        html.leaf("h3", "New error codes");
        if (facts.newCodes().isEmpty()) {
            html.leaf("p", "No cluster answered with an error code that it had not answered with before.");
            return;
        }
        Table table = new Table(
                html,
                words("Code"),
                words("New in"),
                figures("Accounts"),
                figures("Failed calls"),
                words("First seen"));
        for (NewCode code :
                facts.newCodes().subList(0, Math.min(CODES, facts.newCodes().size()))) {
            String errorClass = code.count().errorClass();
            table.row()
                    .cell(code.count().label(), errorClass == null ? "" : errorClass.replace('_', ' '))
                    .cell(
                            code.clusters().size() > 3
                                    ? Figures.many(code.clusters().size(), "cluster")
                                    : String.join(", ", code.clusters()),
                            code.everywhere() ? "in no cluster before" : "elsewhere it was there before")
                    .cell(Figures.count(code.accounts()))
                    .cell(Figures.count(code.count().failed()))
                    .cell(Figures.time(code.firstMillis()))
                    .endRow();
        }
        table.end();
        if (facts.newCodes().size() > CODES) {
            html.leaf("p", "and " + Figures.many(facts.newCodes().size() - CODES, "more code"), "class", "quiet");
        }
    }

    private void writeElections() {
        html.leaf("h3", "Elections of meta leaders, per week");
        List<ClusterFacts> elected = facts.clusters().stream()
                .filter(cluster -> now(cluster).unplanned() + before(cluster).unplanned() > 0)
                .sorted(Comparator.comparingInt(
                                (ClusterFacts cluster) -> -now(cluster).unplanned())
                        .thenComparingInt(cluster -> -before(cluster).unplanned())
                        .thenComparing(ClusterFacts::name))
                .toList();
        if (elected.isEmpty()) {
            html.leaf("p", "No cluster had an unplanned election, now or before.");
            return;
        }
        Table table = new Table(
                html,
                words("Cluster"),
                figures("Unplanned"),
                figures("Unplanned before"),
                figures("Planned"),
                figures("Planned before"));
        for (ClusterFacts cluster : elected.subList(0, Math.min(2 * SHOWN, elected.size()))) {
            table.row()
                    .cell(cluster.name())
                    .cell(perWeek(now(cluster).unplanned()))
                    .cell(perWeek(before(cluster).unplanned()))
                    .cell(perWeek(now(cluster).planned()))
                    .cell(perWeek(before(cluster).planned()))
                    .endRow();
        }
        table.end();
        if (elected.size() > 2 * SHOWN) {
            html.leaf("p", "and " + Figures.many(elected.size() - 2 * SHOWN, "more cluster"), "class", "quiet");
        }
        int others = facts.clusters().size() - elected.size();
        if (others > 0) {
            html.leaf("p", "None was unplanned in " + Figures.many(others, "other cluster") + ".", "class", "quiet");
        }
    }

    private Tally now(ClusterFacts cluster) {
        return Tally.now(List.of(cluster), facts.period());
    }

    private Tally before(ClusterFacts cluster) {
        return Tally.before(List.of(cluster), facts.period());
    }

    /** Of a week it is the count itself; of other times what it comes to in a week. */
    private String perWeek(int count) {
        if (words.length().equals("7 days")) {
            return Figures.count(count);
        }
        double weeks = facts.period().now().length().toMillis() / (7 * 86_400_000.0);
        return String.format(Locale.ROOT, "%.1f", count / weeks);
    }
}
