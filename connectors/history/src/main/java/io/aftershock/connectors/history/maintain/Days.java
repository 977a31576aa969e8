package io.aftershock.connectors.history.maintain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.iceberg.FileScanTask;

/** Days in UTC, by which all tables are partitioned first. */
final class Days {

    private Days() {}

    static LocalDate of(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** Microseconds since the epoch at which it begins, as Iceberg's expressions have times. */
    static long beginMicros(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() * 1_000;
    }

    /** The day of a file's partition. */
    static LocalDate of(FileScanTask task) {
        return LocalDate.ofEpochDay(task.file().partition().get(0, Integer.class));
    }
}
