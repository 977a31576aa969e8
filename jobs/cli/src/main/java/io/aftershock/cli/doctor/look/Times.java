package io.aftershock.cli.doctor.look;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Reads times as NATS writes them. */
final class Times {

    private Times() {}

    /** The epoch milliseconds; 0 if it is no time. */
    static long millis(String rfc3339) {
        try {
            return OffsetDateTime.parse(rfc3339).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
