package io.aftershock.connectors.history.maintain;

import java.time.LocalDate;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** How far minutes have been added up to hours or days; what came later is only in the minutes. */
final class RolledTo {

    static final String PROPERTY = "aftershock.rolled-to";

    private RolledTo() {}

    /** The first day, in UTC, that a table of hours or days does not have; null if it has none. */
    static @Nullable LocalDate of(Table rollup) {
        String day = rollup.properties().get(PROPERTY);
        return day == null ? null : LocalDate.parse(day);
    }
}
