package io.aftershock.monitor.publish;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;

/**
 * One finding as it is told: as JSON for programs and as a sentence for people.
 *
 * @param record which of the records of the contract it is
 * @param orderMillis the event time by which lines are ordered, epoch milliseconds
 * @param account empty if it has none
 * @param id empty for windows, which are named by account and end
 * @param sinceMillis when began what {@code id} names, epoch milliseconds: a job that begins without state counts anew, so
 *     that an id may name something else than it did before
 * @param asset whether it is the election of a stream or consumer, which is told only on demand
 */
public record Line(
        String record,
        long orderMillis,
        String cluster,
        String account,
        String id,
        long sinceMillis,
        int revision,
        boolean asset,
        String json,
        String text) {

    /** The order of a bounded output: the same whatever the parallelism. */
    public static final Comparator<Line> ORDER = Comparator.comparingLong(Line::orderMillis)
            .thenComparing(Line::cluster)
            .thenComparing(Line::account)
            .thenComparing(Line::record)
            .thenComparing(Line::id)
            .thenComparingInt(Line::revision);

    /** What names this revision for good, whichever job tells it: publishing it twice stores it once. */
    public String messageId() {
        String name = id.isEmpty()
                ? cluster + ":" + account + ":" + orderMillis
                : id + ":" + Instant.ofEpochMilli(sinceMillis) + ":" + revision;
        return record + ":" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
