package io.aftershock.cli.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Outcomes for people: a row a rule and rate, a column a ratio. */
final class OutcomeTables {

    private static final int RULE_WIDTH = 16;
    private static final int CELL_WIDTH = 14;

    private OutcomeTables() {}

    static List<String> lines(List<Outcome> outcomes) {
        List<String> lines = new ArrayList<>();
        lines.add("Pages per account and month, where the true ratio is below the threshold:");
        table(lines, outcomes.stream().filter(Outcome::isOfPages).toList(), OutcomeTables::pages);
        lines.add("");
        lines.add("Seconds from when the ratio rises until it is found: median (of 95 in a hundred):");
        table(lines, outcomes.stream().filter(each -> !each.isOfPages()).toList(), OutcomeTables::seconds);
        return lines;
    }

    private static void table(List<String> lines, List<Outcome> outcomes, Function<Outcome, String> cell) {
        List<Double> ratios =
                outcomes.stream().map(Outcome::ratio).distinct().sorted().toList();
        lines.add(row("rule", "calls/s", ratios, OutcomeTables::percent));
        Map<String, Map<Double, Outcome>> rows = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            rows.computeIfAbsent(outcome.rule() + " " + outcome.callsPerSecond(), any -> new TreeMap<>())
                    .put(outcome.ratio(), outcome);
        }
        for (Map<Double, Outcome> byRatio : rows.values()) {
            Outcome any = byRatio.values().iterator().next();
            lines.add(row(any.rule(), Integer.toString(any.callsPerSecond()), ratios, ratio -> {
                Outcome outcome = byRatio.get(ratio);
                return outcome == null ? "" : cell.apply(outcome);
            }));
        }
    }

    private static String row(String rule, String rate, List<Double> ratios, Function<Double, String> cell) {
        StringBuilder row = new StringBuilder(left(rule, RULE_WIDTH)).append(right(rate, CELL_WIDTH));
        ratios.forEach(ratio -> row.append(right(cell.apply(ratio), CELL_WIDTH)));
        return row.toString().stripTrailing();
    }

    private static String pages(Outcome outcome) {
        return String.format(Locale.ROOT, outcome.pagesPerMonth() < 100 ? "%.2f" : "%,.0f", outcome.pagesPerMonth());
    }

    private static String seconds(Outcome outcome) {
        return seconds(outcome.medianSeconds()) + " (" + seconds(outcome.p95Seconds()) + ")";
    }

    private static String seconds(@Nullable Integer seconds) {
        return seconds == null ? "never" : seconds.toString();
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%s %%", Math.round(ratio * 1e6) / 1e4);
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }
}
