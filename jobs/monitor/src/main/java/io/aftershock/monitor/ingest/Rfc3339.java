package io.aftershock.monitor.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** A time as servers stamp it, {@code 2026-11-20T05:01:03.826075052Z}. */
final class Rfc3339 {

    private static final String FORM = "0000-00-00T00:00:00";
    private static final int MILLI_DIGITS = 3;

    private Rfc3339() {}

    /**
     * Epoch milliseconds of a time. The form that servers use is read digit by digit, for the library takes a fifth of
     * all decoding for it; any other form is left to the library.
     *
     * @throws DateTimeException if it is no time, or further away than milliseconds reach
     */
    static long millis(String time) {
        if (!isOfServers(time)) {
            return parsed(time);
        }
        long day = LocalDate.of(number(time, 0, 4), number(time, 5, 7), number(time, 8, 10))
                .toEpochDay();
        long minute = (day * 24 + number(time, 11, 13)) * 60 + number(time, 14, 16);
        return (minute * 60 + number(time, 17, 19)) * 1_000 + fraction(time);
    }

    private static long parsed(String time) {
        try {
            return Instant.parse(time).toEpochMilli();
        } catch (ArithmeticException e) {
            throw new DateTimeException("further away than milliseconds reach", e);
        }
    }

    /** With a fraction of one to nine digits or none, in UTC, and no leap second. */
    private static boolean isOfServers(String time) {
        int end = time.length() - 1;
        if (end < FORM.length() || end > FORM.length() + 10 || time.charAt(end) != 'Z') {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = time.charAt(i);
            if (FORM.charAt(i) == '0' ? !isDigit(c) : c != FORM.charAt(i)) {
                return false;
            }
        }
        for (int i = FORM.length() + 1; i < end; i++) {
            if (!isDigit(time.charAt(i))) {
                return false;
            }
        }
        return (end == FORM.length() || (time.charAt(FORM.length()) == '.' && end > FORM.length() + 1))
                && number(time, 11, 13) < 24
                && number(time, 14, 16) < 60
                && number(time, 17, 19) < 60;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String time, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + time.charAt(i) - '0';
        }
        return number;
    }

    /** The milliseconds in the fraction; what is beyond them is cut off. */
    private static int fraction(String time) {
        int millis = 0;
        for (int i = 1; i <= MILLI_DIGITS; i++) {
            int at = FORM.length() + i;
            millis = millis * 10 + (at < time.length() - 1 ? time.charAt(at) - '0' : 0);
        }
        return millis;
    }
}
