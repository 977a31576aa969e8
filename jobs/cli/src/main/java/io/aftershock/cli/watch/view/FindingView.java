package io.aftershock.cli.watch.view;

import io.aftershock.cli.history.answer.Words;
import io.aftershock.cli.watch.fleet.ClusterRow;
import io.aftershock.cli.watch.fleet.FleetView;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.model.finding.Interval;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;

/** The page of one finding: the sentence, the numbers, who is behind it, what explains it and what it explains, what to do. */
final class FindingView {

    private static final int INDENT = 14;
    private static final int SHOWN = 5;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    private final Breach finding;
    private final FleetView fleet;
    private final Runbooks runbooks;
    private final Text text;
    private final long nowMillis;

    private FindingView(Breach finding, FleetView fleet, Runbooks runbooks, int width, long nowMillis) {
        this.finding = finding;
        this.fleet = fleet;
        this.runbooks = runbooks;
        this.text = new Text(width);
        this.nowMillis = nowMillis;
    }

    /** All of it, however long. */
    static List<AttributedString> lines(Breach finding, FleetView fleet, Runbooks runbooks, int width, long nowMillis) {
        FindingView view = new FindingView(finding, fleet, runbooks, width, nowMillis);
        view.write();
        return view.text.lines();
    }

    private void write() {
        text.line(
                Names.of(finding.severity(), true) + " " + finding.check() + ", open for "
                        + Words.duration(nowMillis - finding.openedAtMillis()) + ", since "
                        + Numbers.time(finding.openedAtMillis()),
                Tones.of(finding.severity()));
        text.gap();
        text.sentence(finding.summary(), Tones.STRONG);
        text.gap();
        entry("numbers", numbers());
        if (finding.faultSide() != null) {
            entry("whose fault", finding.faultSide().equals("service") ? "the cluster's" : "the clients'");
        }
        if (finding.delayed()) {
            entry("found late", "while the cluster was more than 60 s behind; it may be over");
        }
        Correlation verdict = fleet.verdicts().get(finding.id());
        if (verdict != null) {
            String kind = verdict.kind() == null
                    ? "unexplained"
                    : verdict.kind().label().replace('_', ' ');
            entry("verdict", kind + ": " + verdict.summary());
        }
        family();
        election();
        evidence();
        text.gap();
        String next = runbooks.firstCommand(finding.check());
        if (next != null) {
            text.entry("next", INDENT, filledIn(next), Tones.STRONG);
        }
        entry("runbook", finding.runbook() + " (r shows it, as does aftershock checks " + finding.check() + ")");
        entry("id", finding.id() + ", revision " + finding.revision());
    }

    /** Names that a shell takes as they are take the place of words in capitals; others would have to be quoted. */
    private String filledIn(String command) {
        String filled = command;
        if (PLAIN.matcher(finding.cluster()).matches()) {
            filled = filled.replaceAll("\\bCLUSTER\\b", finding.cluster());
        }
        String account = finding.account();
        return account != null && PLAIN.matcher(account).matches()
                ? filled.replaceAll("\\bACCOUNT\\b", account)
                : filled;
    }

    private void entry(String head, String sentence) {
        text.entry(head, INDENT, sentence, Tones.PLAIN);
    }

    private String numbers() {
        List<String> numbers = new ArrayList<>();
        numbers.add(number(finding.value()) + " against " + number(finding.threshold()));
        Interval interval = finding.interval();
        if (interval != null) {
            numbers.add("chance leaves " + number(interval.low()) + " to " + number(interval.high()));
        }
        if (finding.lookbackSeconds() != null) {
            numbers.add("over " + Words.duration(finding.lookbackSeconds() * 1_000L));
        }
        return String.join(", ", numbers);
    }

    /** Which unit it is in depends on the check. */
    private String number(double number) {
        if (isShare()) {
            return Words.percent(number);
        }
        return number == Math.rint(number) ? Words.count((long) number) : String.format(Locale.ROOT, "%.2f", number);
    }

    private boolean isShare() {
        return Arrays.stream(Check.values())
                .filter(check -> check.name().equals(finding.check()))
                .flatMap(check -> check.tunables().stream())
                .anyMatch(tunable -> tunable.key().equals("threshold") && tunable.unit() == Unit.RATIO);
    }

    private void family() {
        List<Breach> open = fleet.findings();
        String parent = finding.parentId();
        if (parent != null) {
            entry(
                    "explained by",
                    open.stream()
                            .filter(other -> other.id().equals(parent))
                            .findFirst()
                            .map(other -> told(other))
                            .orElse(parent + ", which is closed"));
        }
        String head = "explains";
        for (Breach other : open) {
            if (finding.id().equals(other.parentId())) {
                entry(head, told(other));
                head = "";
            }
        }
    }

    private void election() {
        fleet.clusters().stream()
                .filter(cluster -> cluster.cluster().equals(finding.cluster()))
                .map(ClusterRow::election)
                .filter(Objects::nonNull)
                .forEach(election -> entry("last election", Names.of(election, nowMillis)));
    }

    private static String told(Breach other) {
        return Names.of(other.severity(), true) + " " + other.check()
                + (other.account() == null ? "" : " of " + other.account()) + ": " + other.summary();
    }

    private void evidence() {
        boolean none = finding.evidence().codes().isEmpty()
                && finding.evidence().operations().isEmpty()
                && finding.evidence().clients().isEmpty()
                && finding.evidence().streams().isEmpty();
        if (none) {
            return;
        }
        text.gap();
        text.line(Cells.left("evidence", INDENT) + Cells.right("errors", 7) + Cells.right("of", 9), Tones.FAINT);
        evidence("codes", finding.evidence().codes());
        evidence("operations", finding.evidence().operations());
        evidence("clients", finding.evidence().clients());
        evidence("streams", finding.evidence().streams());
    }

    private void evidence(String head, List<EvidenceEntry> entries) {
        String before = head;
        for (EvidenceEntry entry : entries.subList(0, Math.min(SHOWN, entries.size()))) {
            text.line(
                    Cells.left("  " + before, INDENT)
                            + Cells.right(Words.count(entry.errors()), 7)
                            + Cells.right(Words.count(entry.requests()), 9)
                            + "  " + entry.name(),
                    Tones.PLAIN);
            before = "";
        }
    }
}
