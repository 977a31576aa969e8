package io.aftershock.cli.history.answer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Values as programs read them: RFC 3339 with milliseconds, six decimals. */
final class Plain {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int DECIMALS = 6;

    private Plain() {}

    /** A text, a number or a list; null if not known. */
    static @Nullable Object value(AnswerColumn column, @Nullable Object value) {
        if (value instanceof Instant time) {
            return column.kind() == AnswerColumn.Kind.DAY
                    ? time.atOffset(ZoneOffset.UTC).toLocalDate().toString()
                    : TIME.format(time);
        }
        if (value instanceof Double number) {
            BigDecimal rounded = BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP);
            return rounded.signum() == 0
                    ? BigDecimal.ZERO
                    : new BigDecimal(rounded.stripTrailingZeros().toPlainString());
        }
        return value;
    }
}
