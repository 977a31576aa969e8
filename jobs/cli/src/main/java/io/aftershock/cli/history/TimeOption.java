package io.aftershock.cli.history;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people give it: how long ago, a day, or a time of RFC 3339. */
final class TimeOption {

    private static final Pattern AGO = Pattern.compile("(\\d{1,5})([mhdw])");
    private static final int WEEK_DAYS = 7;

    private TimeOption() {}

    /**
     * The time that is meant.
     *
     * @param end from which one counts back; to the whole hour, so that sums of hours can be used
     */
    static Instant parse(String option, String text, Instant end) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return end.minus(length(Long.parseLong(ago.group(1)), ago.group(2)))
                    .truncatedTo(ago.group(2).equals("m") ? ChronoUnit.MINUTES : ChronoUnit.HOURS);
        }
        try {
            return text.length() == "2026-11-01".length()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    option + " is '" + text + "', and has to be how long ago (90m, 24h, 7d, 4w), a day (2026-11-01)"
                            + " or a time of RFC 3339 (2026-11-01T06:00:00Z)",
                    e);
        }
    }

    private static Duration length(long number, String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(WEEK_DAYS * number);
        };
    }
}
