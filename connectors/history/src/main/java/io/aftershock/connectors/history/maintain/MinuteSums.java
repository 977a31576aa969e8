package io.aftershock.connectors.history.maintain;

import io.aftershock.connectors.history.row.HistoryRow;
import io.aftershock.connectors.history.table.HistoryTable;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/** The minutes of one day, added up to hours or to the day. */
final class MinuteSums {

    private static final int MINUTES_OF_A_DAY = 1_440;

    private final HistoryTable table;
    private final ChronoUnit unit;
    private final Map<Key, long[]> sums = new HashMap<>();
    private final Map<Place, Seen> places = new HashMap<>();

    /** An account in an hour, or in a day. */
    private record Place(String cluster, String account, OffsetDateTime begin) {}

    private record Key(
            Place place,
            String operation,
            @Nullable String errorClass,
            @Nullable Integer errCode) {}

    /** Of which minutes there is anything, and what the account was called last. */
    private static final class Seen {
        private final BitSet minutes = new BitSet(MINUTES_OF_A_DAY);
        private final BitSet complete = new BitSet(MINUTES_OF_A_DAY);
        private @Nullable String name;
        private @Nullable OffsetDateTime named;
    }

    MinuteSums(HistoryTable table) {
        this.table = table;
        this.unit = table == HistoryTable.API_HOURS ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    }

    void add(Record row) {
        OffsetDateTime minute = (OffsetDateTime) row.getField("minute");
        Place place = new Place(text(row, "cluster"), text(row, "account"), minute.truncatedTo(unit));
        Seen seen = places.computeIfAbsent(place, each -> new Seen());
        int number = minute.getHour() * 60 + minute.getMinute();
        seen.minutes.set(number);
        if ((Boolean) row.getField("complete")) {
            seen.complete.set(number);
        }
        Object name = row.getField("account_name");
        if (name != null && (seen.named == null || !minute.isBefore(seen.named))) {
            seen.name = (String) name;
            seen.named = minute;
        }
        Key key = new Key(place, text(row, "operation"), (String) row.getField("error_class"), (Integer)
                row.getField("error_code"));
        long[] sum = sums.computeIfAbsent(key, each -> new long[4]);
        sum[0] += (Long) row.getField("requests");
        sum[1] += (Long) row.getField("errors");
        sum[2] += (Long) row.getField("calls");
        sum[3] += (Long) row.getField("failed_calls");
    }

    List<HistoryRow> rows() {
        List<HistoryRow> rows = new ArrayList<>();
        sums.forEach((key, sum) -> {
            Seen seen = Objects.requireNonNull(places.get(key.place));
            rows.add(HistoryRow.of(
                    table,
                    key.place.cluster,
                    key.place.account,
                    seen.name,
                    key.place.begin,
                    key.operation,
                    key.errorClass,
                    key.errCode,
                    sum[0],
                    sum[1],
                    sum[2],
                    sum[3],
                    seen.minutes.cardinality(),
                    seen.complete.cardinality()));
        });
        return rows;
    }

    private static String text(Record row, String column) {
        return (String) row.getField(column);
    }
}
