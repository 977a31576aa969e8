package io.aftershock.monitor.check.client;

import java.util.HashMap;
import java.util.Map;

/** Which errors an account has had, and when; public fields for Flink's serializer. */
public final class ErrorHistory {

    /** The server's table has some 220; what is beyond is not watched. */
    static final int MAX_CODES = 300;

    /** A known error is noted again so seldom: it comes often, and only days matter. */
    private static final long NOTE_EVERY_MILLIS = 60_000;

    /** Since when the account is watched. */
    public long sinceMillis;

    /** When it was last known to be in use. */
    public long usedMillis;

    /** By {@code err_code}, when it was last seen. */
    public Map<Integer, Long> seenMillis = new HashMap<>();

    /** By {@code err_code}, since when it is new; forgotten when it has been told. */
    public Map<Integer, Long> newMillis = new HashMap<>();

    public ErrorHistory() {}

    ErrorHistory(long sinceMillis) {
        this.sinceMillis = sinceMillis;
        this.usedMillis = sinceMillis;
    }

    /** Notes an error; false if there was nothing to note. */
    boolean note(int errCode, long atMillis, NewErrorRule.Limits limits) {
        boolean isNew = NewErrorRule.isNew(this, errCode, atMillis, limits);
        Long known = seenMillis.get(errCode);
        if (isNew) {
            newMillis.put(errCode, atMillis);
        }
        if (known == null ? seenMillis.size() >= MAX_CODES : !isNew && atMillis < known + NOTE_EVERY_MILLIS) {
            return isNew;
        }
        seenMillis.merge(errCode, atMillis, Math::max);
        return true;
    }

    /** The errors that have been new for less than a time; forgets the others. */
    Map<Integer, Long> recent(long nowMillis, long tellMillis) {
        newMillis.values().removeIf(since -> since + tellMillis <= nowMillis);
        return newMillis;
    }

    /** Forgets errors that are so long ago that they would be new again. */
    void forgetBefore(long millis) {
        seenMillis.values().removeIf(seen -> seen < millis);
    }
}
