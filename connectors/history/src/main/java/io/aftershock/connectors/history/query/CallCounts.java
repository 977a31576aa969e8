package io.aftershock.connectors.history.query;

import io.aftershock.connectors.history.scan.RollupReach;
import io.aftershock.connectors.history.scan.TimeRange;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * The counts of calls of some time, each from one table alone: whole days and hours from the rollups as far as those go, the
 * rest from the minutes.
 *
 * <p>Makes two views. {@code calls}: {@code cluster, account, account_name, start_at, operation, error_class, error_code, requests,
 * errors, calls, failed_calls}. {@code incomplete}: {@code cluster, account, start_at, minutes}, of how many minutes of that
 * account the telemetry has not arrived in full.
 *
 * @param days what is read from the days
 * @param hours what is read from the hours
 * @param minutes what is read from the minutes
 */
public record CallCounts(List<TimeRange> days, List<TimeRange> hours, List<TimeRange> minutes) {

    /** The longest spans of time that an answer can be made of. */
    public enum Unit {
        MINUTE,
        HOUR,
        DAY
    }

    /** Which time is read from where. */
    static CallCounts divide(TimeRange range, Unit longest, RollupReach ofDays, RollupReach ofHours) {
        List<TimeRange> days = longest == Unit.DAY ? ofDays.of(range.whole(ChronoUnit.DAYS)) : List.of();
        List<TimeRange> hours =
                longest == Unit.MINUTE ? List.of() : TimeRange.without(ofHours.of(range.whole(ChronoUnit.HOURS)), days);
        List<TimeRange> minutes = TimeRange.without(TimeRange.without(List.of(range), days), hours);
        return new CallCounts(days, hours, minutes);
    }

    /** Makes the views, of spans no longer than {@code longest}. */
    public static CallCounts show(
            HistoryDatabase database, TimeRange range, Collection<String> clusters, Unit longest) {
        Warehouse warehouse = database.warehouse();
        CallCounts counts = divide(
                range,
                longest,
                RollupReach.of(warehouse, HistoryTable.API_DAYS),
                RollupReach.of(warehouse, HistoryTable.API_HOURS));
        database.show(HistoryTable.API_DAYS, counts.days, clusters);
        database.show(HistoryTable.API_HOURS, counts.hours, clusters);
        database.show(HistoryTable.API_MINUTES, counts.minutes, clusters);
        database.execute("create or replace view calls as " + part(HistoryTable.API_DAYS) + " union all "
                + part(HistoryTable.API_HOURS) + " union all " + part(HistoryTable.API_MINUTES));
        database.execute("create or replace view incomplete as " + incomplete(HistoryTable.API_DAYS) + " union all "
                + incomplete(HistoryTable.API_HOURS)
                + " union all select cluster, account, minute as start_at, 1 as minutes from api_minutes"
                + " where not complete group by all");
        return counts;
    }

    private static String part(HistoryTable table) {
        return "select cluster, account, account_name, \"" + table.timeColumn()
                + "\" as start_at, operation, error_class," + " error_code, requests, errors, calls, failed_calls from "
                + table.label();
    }

    /** Each row of an account and hour tells the same number of minutes. */
    private static String incomplete(HistoryTable table) {
        return "select cluster, account, \"" + table.timeColumn()
                + "\" as start_at, max(minutes - complete_minutes) as minutes" + " from " + table.label()
                + " where complete_minutes < minutes group by all";
    }
}
