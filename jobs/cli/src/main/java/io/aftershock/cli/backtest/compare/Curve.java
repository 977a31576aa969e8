package io.aftershock.cli.backtest.compare;

import io.aftershock.cli.backtest.compare.Comparison.Judgement;
import java.util.List;

/**
 * What a time would have come to, value by value of one tunable.
 *
 * @param key of the configuration
 * @param points from the least value to the largest
 */
public record Curve(Span span, String key, List<Point> points) {

    public Curve {
        points = List.copyOf(points);
    }

    /**
     * One value.
     *
     * @param value as one would write it
     * @param inForce whether it is what holds now
     * @param places how many accounts, or clusters where the check judges those, the swept check tells of
     */
    public record Point(String value, boolean inForce, Outcome outcome, int places) {

        /** Counts what opened in a time; places are those of one check. */
        public static Point of(String value, boolean inForce, Judgement judgement, String check, Span span) {
            long places = judgement.troubles().stream()
                    .filter(trouble -> trouble.place().check().equals(check))
                    .filter(trouble -> span.holds(trouble.openedAtMillis()))
                    .map(trouble -> List.of(
                            String.valueOf(trouble.place().cluster()),
                            String.valueOf(trouble.place().account())))
                    .distinct()
                    .count();
            return new Point(value, inForce, Outcome.of(judgement.troubles(), span), (int) places);
        }
    }
}
