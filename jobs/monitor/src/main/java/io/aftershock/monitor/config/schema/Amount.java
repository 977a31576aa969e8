package io.aftershock.monitor.config.schema;

import io.aftershock.monitor.check.Unit;
import io.aftershock.monitor.check.ratio.RatioRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes shares, times, counts and rules as people do. */
public final class Amount {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Map<String, BigDecimal> SECONDS = Map.of(
            "ms", new BigDecimal("0.001"),
            "s", BigDecimal.ONE,
            "m", BigDecimal.valueOf(60),
            "h", BigDecimal.valueOf(3600),
            "d", BigDecimal.valueOf(86400));

    private static final List<String> RULES = RatioRule.labels();

    private Amount() {}

    /** How to write one. */
    static String example(Unit unit) {
        return switch (unit) {
            case RATIO -> "share, such as 1% or 0.01";
            case DURATION -> "duration, such as 60s, 10m or 2h";
            case COUNT -> "whole number";
            case RULE -> "rule, " + String.join(" or ", RULES);
        };
    }

    /** A share of one, seconds, a count, or the place of a rule; nothing if the text is none. */
    public static OptionalDouble parse(Unit unit, String text) {
        return switch (unit) {
            case RATIO -> ratio(text);
            case DURATION -> seconds(text);
            case COUNT ->
                text.matches("-?\\d{1,15}") ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
            case RULE -> RULES.contains(text) ? OptionalDouble.of(RULES.indexOf(text)) : OptionalDouble.empty();
        };
    }

    private static OptionalDouble ratio(String text) {
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1).trim() : text;
        if (!NUMBER.matcher(number).matches()) {
            return OptionalDouble.empty();
        }
        // In decimals, so that 1% and 0.01 are one number.
        BigDecimal value = new BigDecimal(number);
        return OptionalDouble.of((percent ? value.movePointLeft(2) : value).doubleValue());
    }

    private static OptionalDouble seconds(String text) {
        if (text.equals("0")) {
            return OptionalDouble.of(0);
        }
        BigDecimal seconds = BigDecimal.ZERO;
        Matcher matcher = DURATION.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            BigDecimal unit = SECONDS.getOrDefault(matcher.group(2), BigDecimal.ONE);
            seconds = seconds.add(unit.multiply(new BigDecimal(matcher.group(1))));
            end = matcher.end();
        }
        return end > 0 && end == text.length() ? OptionalDouble.of(seconds.doubleValue()) : OptionalDouble.empty();
    }

    /** As one would write it: the largest unit that needs no fraction. */
    public static String print(Unit unit, double value) {
        return switch (unit) {
            case RATIO -> plain(BigDecimal.valueOf(value).movePointRight(2)) + "%";
            case DURATION -> duration(Math.round(value * 1000));
            case COUNT -> plain(BigDecimal.valueOf(value));
            case RULE -> RULES.get((int) value);
        };
    }

    private static String duration(long millis) {
        if (millis == 0) {
            return "0s";
        } else if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        // A minute is written 60s, as in every other tool that looks back over one.
        return seconds % 60 == 0 && seconds > 60 ? seconds / 60 + "m" : seconds + "s";
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
