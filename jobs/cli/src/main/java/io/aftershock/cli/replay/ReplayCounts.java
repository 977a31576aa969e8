package io.aftershock.cli.replay;

import io.aftershock.monitor.ingest.Tally;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The line of counts at the end of what reads captures. */
public final class ReplayCounts {

    private static final List<Tally> SKIPPED =
            List.of(Tally.UNKNOWN, Tally.UNREADABLE_ROW, Tally.MALFORMED, Tally.MISSING_FIELD, Tally.ABSURD_TIMESTAMP);

    private ReplayCounts() {}

    static String line(Map<String, Object> totals) {
        return rows(totals) + ", " + count(totals, Tally.FINDINGS) + " findings";
    }

    /** What became of the rows. */
    public static String rows(Map<String, Object> totals) {
        StringJoiner skipped = new StringJoiner(", ");
        for (Tally reason : SKIPPED) {
            skipped.add(count(totals, reason) + " " + reason.label());
        }
        return count(totals, Tally.ROWS) + " rows read, skipped: " + skipped + "; " + count(totals, Tally.DUPLICATES)
                + " duplicates, " + count(totals, Tally.LATE) + " late";
    }

    /** Whether a single row said something. */
    public static boolean anyUsable(Map<String, Object> totals) {
        long skipped = 0;
        for (Tally reason : SKIPPED) {
            skipped += (Long) count(totals, reason);
        }
        return (Long) count(totals, Tally.ROWS) > skipped;
    }

    private static Object count(Map<String, Object> totals, Tally tally) {
        return totals.getOrDefault(tally.label(), 0L);
    }
}
