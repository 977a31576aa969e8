package io.aftershock.cli.backtest;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Tunable;
import io.aftershock.monitor.check.Unit;
import io.aftershock.monitor.config.schema.Amount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of one key that are tried, each a constant factor above the one before.
 *
 * @param key of the configuration
 * @param check whose tunable it is
 * @param values as one would write them, the least first
 */
record Sweep(String key, Check check, Tunable tunable, List<String> values) {

    /** What is swept if only a range is given. */
    private static final String USUAL_KEY = "checks.JETSTREAM_009.threshold";

    private static final Pattern TUNABLE = Pattern.compile("(?:.*\\.)?checks\\.(?<check>[^.]+)\\.(?<tunable>[^.]+)");
    private static final int DIGITS = 3;
    private static final int MOST_STEPS = 100;

    Sweep {
        values = List.copyOf(values);
    }

    /** Which key is meant, by {@code KEY=LOW..HIGH}, or by {@code LOW..HIGH} and the one {@code --set} that there is. */
    static String keyOf(String text, List<String> sets) {
        int equals = text.lastIndexOf('=');
        if (equals > 0) {
            return text.substring(0, equals);
        }
        if (sets.size() > 1) {
            throw usage("--sweep " + text + " does not say which of the keys of --set it goes through: "
                    + "write --sweep KEY=" + text);
        }
        return sets.isEmpty()
                ? USUAL_KEY
                : sets.get(0).substring(0, Math.max(0, sets.get(0).lastIndexOf('=')));
    }

    /** The ends of the range, as they were written. */
    static List<String> ends(String text) {
        String range = text.substring(text.lastIndexOf('=') + 1);
        List<String> ends = Arrays.asList(range.split("\\.\\.", -1));
        if (ends.size() != 2 || ends.get(0).isBlank() || ends.get(1).isBlank()) {
            throw usage("--sweep is '" + text + "', and has to be a range like 0.1%..5%");
        }
        return ends;
    }

    /** The values between two ends of a key that the configuration knows. */
    static Sweep of(String key, List<String> ends, int steps) {
        if (steps < 2 || steps > MOST_STEPS) {
            throw usage("--steps is " + steps + ", and has to be from 2 to " + MOST_STEPS);
        }
        Matcher matcher = TUNABLE.matcher(key);
        if (!matcher.matches()) {
            throw usage(
                    "--sweep goes through the values of a check, such as " + USUAL_KEY + ", and " + key + " is none");
        }
        Check check = Check.valueOf(matcher.group("check"));
        Tunable tunable = check.tunable(matcher.group("tunable"));
        if (tunable.unit() == Unit.RULE) {
            throw usage("--sweep goes through numbers, and " + key + " is none: compare two of its values with --set");
        }
        double low = number(tunable, key, ends.get(0));
        double high = number(tunable, key, ends.get(1));
        if (low >= high) {
            throw usage("--sweep begins at " + ends.get(0) + ", which is not below " + ends.get(1));
        }
        if (low <= 0) {
            throw usage("--sweep begins at " + ends.get(0) + ", and has to begin above 0: each step is a factor");
        }
        return new Sweep(key, check, tunable, values(tunable.unit(), low, high, steps));
    }

    private static double number(Tunable tunable, String key, String text) {
        OptionalDouble number = Amount.parse(tunable.unit(), text);
        if (number.isEmpty()) {
            throw usage("--sweep: '" + text + "' is no value of " + key + ", whose default is "
                    + Amount.print(tunable.unit(), tunable.defaultValue()));
        }
        return number.getAsDouble();
    }

    private static List<String> values(Unit unit, double low, double high, int steps) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            double exact = low * Math.pow(high / low, (double) i / (steps - 1));
            String value = Amount.print(unit, rounded(unit, i == 0 ? low : i == steps - 1 ? high : exact));
            if (!values.contains(value)) {
                values.add(value);
            }
        }
        return values;
    }

    /** To what a person would write, and the configuration takes. */
    private static double rounded(Unit unit, double exact) {
        return unit == Unit.RATIO
                ? BigDecimal.valueOf(exact).round(new MathContext(DIGITS)).doubleValue()
                : Math.round(exact);
    }

    private static CommandException usage(String sentence) {
        return new CommandException(ExitCode.USAGE, sentence);
    }
}
