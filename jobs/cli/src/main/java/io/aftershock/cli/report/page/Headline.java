package io.aftershock.cli.report.page;

import io.aftershock.cli.report.facts.AccountFacts;
import io.aftershock.cli.report.facts.Calls;
import io.aftershock.cli.report.facts.Facts;
import io.aftershock.cli.report.facts.Tally;
import io.aftershock.cli.report.markup.Figures;
import java.util.ArrayList;
import java.util.List;

/** What happened, in one paragraph of true sentences with numbers. */
final class Headline {

    private final Facts facts;
    private final PeriodWords words;
    private boolean hasSaidBefore;

    private Headline(Facts facts) {
        this.facts = facts;
        this.words = new PeriodWords(facts.period());
    }

    static List<String> sentences(Facts facts) {
        return new Headline(facts).sentences();
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(calls());
        sentences.add(findings());
        facts.worstAccounts().stream().findFirst().ifPresent(worst -> sentences.add(worst(worst)));
        sentences.add(quiet());
        sentences.add(telemetry());
        if (!words.caveat().isEmpty()) {
            sentences.add(words.caveat());
        }
        return sentences;
    }

    private String calls() {
        Calls now = facts.now();
        String when = "In the " + words.length() + " until " + words.until() + ", ";
        if (now.calls() == 0) {
            return when + "no call was counted in any cluster.";
        }
        String clusters = Figures.many(facts.clusters().size(), "cluster") + " took " + Figures.roughly(now.calls())
                + " API " + (now.calls() == 1 ? "call" : "calls");
        String failed = now.failed() == 0
                ? "none of them failed"
                : Figures.roughly(now.failed()) + " of them failed, " + Figures.percent(now.ratio());
        return when + clusters + "; " + failed
                + before(Figures.percent(facts.before().ratio())) + ".";
    }

    private String findings() {
        Tally now = Tally.now(facts.clusters(), facts.period());
        Tally before = Tally.before(facts.clusters(), facts.period());
        String pages = now.pages() == 0
                ? "Nobody was woken" + before(Figures.many(before.pages(), "page"))
                : (now.pages() == 1 ? "There was " : "There were ")
                        + Figures.many(now.pages(), "page")
                        + before(Figures.count(before.pages()));
        return pages + ", " + Figures.many(now.tickets(), "ticket") + before(Figures.count(before.tickets())) + ", "
                + Figures.many(now.crashes(), "crash", "crashes") + before(Figures.count(before.crashes())) + " and "
                + Figures.many(now.unplanned(), "unplanned election") + " of meta leaders"
                + before(Figures.count(before.unplanned())) + ".";
    }

    private String worst(AccountFacts worst) {
        Calls now = worst.now();
        return "The worst account was " + worst.account() + " in " + worst.cluster() + ": "
                + Figures.count(now.failed()) + " of its " + Figures.many(now.calls(), "call") + " failed, "
                + Figures.percent(now.ratio())
                + (worst.before().calls() == 0
                        ? ""
                        : before(Figures.percent(worst.before().ratio())))
                + (worst.codes().isEmpty()
                        ? ""
                        : ", mostly with " + worst.codes().get(0).label())
                + ".";
    }

    private String quiet() {
        long quiet = facts.clusters().stream().filter(facts::isQuiet).count();
        if (quiet == 0) {
            return "No cluster was quiet all the time.";
        }
        String all = quiet == facts.clusters().size()
                ? "All clusters were"
                : Figures.many(quiet, "cluster") + (quiet == 1 ? " was" : " were");
        return all + " quiet: no page, no ticket, no stall, no unplanned election.";
    }

    private String telemetry() {
        double share = facts.minutes().completeShare();
        return share == 1
                ? "All telemetry has arrived."
                : "Telemetry was complete for " + Figures.share(share) + " of the account-minutes.";
    }

    /** What it was before; the first time in full. */
    private String before(String figure) {
        if (!facts.period().hasBefore()) {
            return "";
        }
        String when = hasSaidBefore ? "" : " " + words.before();
        hasSaidBefore = true;
        return " (" + figure + when + ")";
    }
}
