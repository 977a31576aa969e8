package io.aftershock.cli.backtest.judge;

import io.aftershock.cli.backtest.compare.Span;
import io.aftershock.connectors.history.read.HistoryReader;
import io.aftershock.connectors.history.read.StoredRow;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.model.api.ApiCall;
import io.aftershock.monitor.check.MinuteRatios.Calls;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The rows of {@code api_minutes} of a time, put together to minutes of accounts and into their order. */
final class StoredMinutes {

    /** A file holds a day at most, so that none is read twice; and a day of a large fleet fits into the memory. */
    private static final long SLICE_MILLIS = 86_400_000;

    private final HistoryReader history;
    private final Span span;

    StoredMinutes(HistoryReader history, Span span) {
        this.history = history;
        this.span = span;
    }

    /** Hands out the minutes; those of one account in the order of time. */
    void forEach(Consumer<AccountMinute> to, Progress progress) {
        long from = span.fromMillis();
        while (from < span.toMillis()) {
            long until = Math.min(span.toMillis(), (Math.floorDiv(from, SLICE_MILLIS) + 1) * SLICE_MILLIS);
            sorted(from, until).forEach(to);
            progress.share((double) (until - span.fromMillis()) / (span.toMillis() - span.fromMillis()));
            from = until;
        }
    }

    private List<AccountMinute> sorted(long from, long until) {
        Map<Key, AccountMinute> minutes = new HashMap<>();
        history.rows(
                HistoryTable.API_MINUTES,
                from,
                until,
                row -> take(row, minutes),
                "cluster",
                "account",
                "account_name",
                "minute",
                "operation",
                "error_code",
                "calls",
                "failed_calls",
                "complete");
        return minutes.values().stream()
                .sorted(Comparator.comparingLong((AccountMinute minute) -> minute.minuteMillis)
                        .thenComparing(minute -> minute.cluster)
                        .thenComparing(minute -> minute.account))
                .toList();
    }

    private static void take(StoredRow row, Map<Key, AccountMinute> minutes) {
        Key key = new Key(row.text("cluster"), row.text("account"), row.millis("minute"));
        AccountMinute minute = minutes.computeIfAbsent(
                key, any -> new AccountMinute(key.cluster(), key.account(), key.minuteMillis()));
        minute.complete &= row.isTrue("complete");
        String name = row.textOrNull("account_name");
        minute.accountName = name == null ? minute.accountName : name;
        Integer stored = row.numberOrNull("error_code");
        int errCode = stored == null ? ApiCall.SUCCESS : stored;
        // Of an error what is judged is a failed call; what is not judged counts as neither.
        long calls = errCode == ApiCall.SUCCESS ? row.count("calls") : row.count("failed_calls");
        minute.calls.add(new Calls(row.text("operation"), errCode, calls));
    }

    private record Key(String cluster, String account, long minuteMillis) {}
}
