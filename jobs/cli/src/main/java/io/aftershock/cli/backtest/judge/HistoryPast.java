package io.aftershock.cli.backtest.judge;

import io.aftershock.cli.backtest.compare.Comparison.Judgement;
import io.aftershock.cli.backtest.compare.Span;
import io.aftershock.cli.backtest.compare.Trouble;
import io.aftershock.connectors.history.read.HistoryReader;
import io.aftershock.connectors.history.read.HistoryReader.Times;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.WarehouseException;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Checks;
import io.aftershock.monitor.check.MinuteRatios;
import java.util.ArrayList;
import java.util.List;

/**
 * Stored history, its error ratios judged again from {@code api_minutes} by all settings, and all other findings taken as
 * they are stored.
 */
public final class HistoryPast {

    /** Before the time that is asked for, so that what is open then does not open in it. */
    private static final long LEAST_LEAD_MILLIS = 3_600_000;

    private static final String RATIO = Check.JETSTREAM_009.name();

    private HistoryPast() {}

    /**
     * Reads the minutes once, a day at a time.
     *
     * @param asked whose ends may be open
     * @param settings which differ in what the error ratio is judged by alone
     * @param inForce the place of those by which the stored findings were found, as near as one can tell
     */
    public static Past of(HistoryReader history, Span asked, List<Settings> settings, int inForce, Progress progress) {
        Times times = history.times(HistoryTable.API_MINUTES);
        if (times == null) {
            throw new WarehouseException(
                    "There are no minutes in this history yet: let the job run for a minute or two.");
        }
        // What is judged when the last minute is over opens in it.
        Span known = new Span(times.firstMillis(), times.lastMillis() + MinuteRatios.MINUTE_MILLIS + 1);
        Span read = new Span(
                Math.max(known.fromMillis(), lead(asked.fromMillis(), settings)),
                Math.min(known.toMillis(), asked.toMillis()));
        StoredFindings stored = StoredFindings.of(history, read);
        MinuteJudges judges = new MinuteJudges(settings, stored.plannedWork());
        new StoredMinutes(history, read).forEach(judges::take, progress);
        List<List<Trouble>> ratios = judges.troubles(read.toMillis());

        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            List<Trouble> all = new ArrayList<>(ratios.get(i));
            stored.others(RATIO).stream()
                    .map(new Explained(ratios.get(inForce), ratios.get(i))::again)
                    .forEach(all::add);
            judgements.add(new Judgement(settings.get(i).thresholds(), all));
        }
        List<Trouble> storedRatios = stored.of(RATIO);
        return new Past(
                Past.Source.HISTORY,
                known,
                judgements,
                notes(storedRatios, ratios.get(inForce)),
                judges.minutes() + " minutes of accounts read");
    }

    private static long lead(long fromMillis, List<Settings> settings) {
        long longest = settings.stream()
                .mapToLong(each -> Checks.longestLookbackMillis(each.thresholds()))
                .reduce(LEAST_LEAD_MILLIS, Math::max);
        return fromMillis == Long.MIN_VALUE ? fromMillis : fromMillis - longest;
    }

    private static List<String> notes(List<Trouble> stored, List<Trouble> judged) {
        long seen = stored.stream()
                .filter(trouble -> judged.stream().anyMatch(each -> each.isThatOf(trouble)))
                .count();
        return List.of(
                "Judged from the minutes in history: what only a look-back of less than a minute finds is not seen, and"
                        + " openings and ends are those of a minute. Of " + stored.size() + " stored breaches of "
                        + RATIO
                        + ", " + seen + " are seen so.",
                "Findings of other checks are taken as they are stored, and do not change: stalls, elections, the network;"
                        + " but what the error ratio of its account explains is a ticket of its own where that is gone.");
    }
}
