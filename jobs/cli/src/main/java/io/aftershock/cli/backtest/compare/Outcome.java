package io.aftershock.cli.backtest.compare;

import java.util.List;

/**
 * What one judgement of a time comes to.
 *
 * @param pages how many findings woke somebody
 * @param tickets how many somebody had to look at
 * @param listed how many nobody was told of
 * @param incidents how many incidents of the fleet there were; their members are counted one by one
 * @param openMillis for how long pages and tickets were open, all added up
 */
public record Outcome(int pages, int tickets, int listed, int incidents, long openMillis) {

    /** Counts what opened in a time. */
    public static Outcome of(List<Trouble> troubles, Span span) {
        List<Trouble> inside = troubles.stream()
                .filter(trouble -> span.holds(trouble.openedAtMillis()))
                .toList();
        return new Outcome(
                count(inside, Urgency.PAGE),
                count(inside, Urgency.TICKET),
                count(inside, Urgency.LISTED),
                (int) inside.stream().filter(Trouble::isIncident).count(),
                inside.stream()
                        .filter(trouble -> trouble.urgency() != Urgency.LISTED)
                        .mapToLong(span::openMillis)
                        .sum());
    }

    private static int count(List<Trouble> troubles, Urgency urgency) {
        return (int) troubles.stream()
                .filter(trouble -> !trouble.isIncident() && trouble.urgency() == urgency)
                .count();
    }
}
