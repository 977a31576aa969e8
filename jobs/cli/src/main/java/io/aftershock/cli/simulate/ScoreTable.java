package io.aftershock.cli.simulate;

import io.aftershock.simulator.score.CheckScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How well each check did, a line each. */
final class ScoreTable {

    private static final double MEDIAN = 0.5;
    private static final double WORST_BUT_FIVE_PERCENT = 0.95;

    private ScoreTable() {}

    static List<String> lines(List<CheckScore> scores) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "check           found  wrong  missed  precision  recall  since onset: p50     p95  since true: p50     p95");
        for (CheckScore score : scores) {
            lines.add(String.format(
                            Locale.ROOT,
                            "%-14s%7d%7d%8d%10.1f %%%6.1f %%%18s%8s%17s%8s",
                            score.check(),
                            score.found(),
                            score.wrong(),
                            score.missed(),
                            100 * score.precision(),
                            100 * score.recall(),
                            seconds(score.sinceOnset().of(MEDIAN)),
                            seconds(score.sinceOnset().of(WORST_BUT_FIVE_PERCENT)),
                            seconds(score.sinceTrue().of(MEDIAN)),
                            seconds(score.sinceTrue().of(WORST_BUT_FIVE_PERCENT)))
                    .stripTrailing());
        }
        return lines;
    }

    private static String seconds(long millis) {
        return millis < 0 ? "" : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }
}
