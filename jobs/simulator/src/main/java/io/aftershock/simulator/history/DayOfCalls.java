package io.aftershock.simulator.history;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.window.ApiMinute;
import io.aftershock.simulator.engine.Seeds;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;

/** The calls of one account on one day, minute by minute. */
final class DayOfCalls {

    private static final long MINUTE = 60_000;
    private static final int MINUTES = 1_440;

    private static final double NIGHT = 0.35;
    private static final double NOON_HOUR = 13.5;
    private static final double WIDTH_HOURS = 4.5;
    private static final double WEEKEND = 0.6;

    /** What the rhythm comes to over a whole week, so that the share of active minutes is as planned. */
    private static final double MEAN_RHYTHM = 0.5;

    private static final double SECOND_OPERATION = 0.1;
    private static final double MISSING_READ = 0.1;

    private static final int STREAM_NOT_FOUND = 10059;

    /** Of the failed calls of everyday life, so many are the first client's. */
    private static final double FIRST_CLIENT = 0.8;

    private final String cluster;
    private final Habit habit;
    private final List<Trouble> troubles;
    private final List<Hole> holes;
    private final RandomGenerator chance;
    private final HistoryRows rows;

    /**
     * The calls of one account.
     *
     * @param troubles of this account on this day
     * @param holes of this cluster on this day
     */
    DayOfCalls(String cluster, Habit habit, List<Trouble> troubles, List<Hole> holes, Seeds seeds, HistoryRows rows) {
        this.cluster = cluster;
        this.habit = habit;
        this.troubles = troubles;
        this.holes = holes;
        this.chance = seeds.of(cluster + habit.shownName());
        this.rows = rows;
    }

    void tell(long dayMillis, int hoursEast) {
        double weekday = isWeekend(dayMillis) ? WEEKEND : 1;
        for (int minute = 0; minute < MINUTES; minute++) {
            double rhythm = weekday * rhythm(minute / 60.0 + hoursEast);
            long at = dayMillis + minute * MINUTE;
            boolean calls =
                    chance.nextDouble() < habit.activeShare() * Math.max(rhythm / MEAN_RHYTHM, habit.activeShare());
            if (calls || isTroubled(at)) {
                tellMinute(at, rhythm);
            }
        }
    }

    private static boolean isWeekend(long dayMillis) {
        DayOfWeek day = Instant.ofEpochMilli(dayMillis).atOffset(ZoneOffset.UTC).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    private static double rhythm(double localHour) {
        double fromNoon = Math.abs((localHour + 24) % 24 - NOON_HOUR);
        double distance = Math.min(fromNoon, 24 - fromNoon) / WIDTH_HOURS;
        return NIGHT + (1 - NIGHT) * Math.exp(-distance * distance);
    }

    private boolean isTroubled(long minute) {
        for (Trouble trouble : troubles) {
            if (trouble.moreCallsPerMinute() > 0 && trouble.covers(minute)) {
                return true;
            }
        }
        return false;
    }

    private void tellMinute(long minute, double rhythm) {
        double seen = 1;
        boolean complete = true;
        for (Hole hole : holes) {
            if (hole.covers(minute)) {
                seen -= hole.missingShare();
                complete = false;
            }
        }
        long calls = 1 + Math.round(seen * habit.callsPerMinute() * rhythm * chance.nextDouble(0.6, 1.4));
        MinuteOfFailures failures = new MinuteOfFailures();
        // Calls that fail by mistake are among the usual ones; those of a storm come on top.
        long failed = Math.min(calls, drawn(calls * habit.failingShare()));
        failures.add(mistaken(), "STREAM.INFO", STREAM_NOT_FOUND, failed);
        for (Trouble trouble : troubles) {
            if (trouble.covers(minute)) {
                long more = drawn(seen * trouble.moreCallsPerMinute());
                long among = Math.min(calls - failed, drawn(calls * trouble.failingShare()));
                failed += among;
                trouble.tally().add(calls + more, among + more);
                failures.add(trouble.client(), trouble.operation(), trouble.errCode(), among + more);
            }
        }
        if (habit.missingReads() && chance.nextDouble() < MISSING_READ) {
            failures.add(habit.client(), "STREAM.MSG.GET", ErrorCodes.NO_MESSAGE_FOUND, 1 + calls / 10);
        }
        long second = chance.nextDouble() < SECOND_OPERATION ? (calls - failed) / 4 : 0;
        tellSuccesses(minute, habit.operation(), calls - failed - second, complete);
        tellSuccesses(minute, "STREAM.INFO".equals(habit.operation()) ? "INFO" : "STREAM.INFO", second, complete);
        failures.tell(cluster, habit, minute, complete, rows);
    }

    private String mistaken() {
        return chance.nextDouble() < FIRST_CLIENT ? habit.client() : habit.otherClient();
    }

    /** About as many as expected, as rare events come. */
    private long drawn(double expected) {
        if (expected <= 0) {
            return 0;
        }
        if (expected > 30) {
            return Math.max(0, Math.round(expected + Math.sqrt(expected) * chance.nextGaussian()));
        }
        double limit = Math.exp(-expected);
        double product = chance.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= chance.nextDouble();
            count++;
        }
        return count;
    }

    private void tellSuccesses(long minute, String operation, long calls, boolean complete) {
        if (calls > 0) {
            rows.calls(new ApiMinute(
                    cluster,
                    habit.key(),
                    minute,
                    operation,
                    null,
                    ApiCall.SUCCESS,
                    calls,
                    0,
                    calls,
                    0,
                    complete,
                    habit.name()));
        }
    }
}
