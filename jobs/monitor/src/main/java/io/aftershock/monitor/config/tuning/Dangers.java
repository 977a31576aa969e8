package io.aftershock.monitor.config.tuning;

import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Tunable;
import io.aftershock.monitor.check.Unit;
import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.window.WindowSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values that are legal, and that hardly anybody means. */
final class Dangers {

    private static final double MOST_IS_LOST = 0.5;
    private static final double ALMOST_CERTAIN = 0.999999;
    private static final double HARDLY_SURE = 0.5;
    private static final double FEW_CALLS = 20;
    private static final double SHORT_LOOKBACK_SECONDS = 10;
    private static final double LONG_HOLD_SECONDS = 300;
    private static final long THAW_MILLIS = 15_000;

    private Dangers() {}

    static void warnOf(Place place, Check check, Tunable tunable, double value) {
        String danger = switch (tunable.key()) {
            case "threshold" -> tunable.unit() == Unit.RATIO ? threshold(value) : null;
            case "confidence" -> confidence(value);
            case "min_calls" -> value < FEW_CALLS ? "so few calls prove nothing, one failed call may page" : null;
            case "lookback" -> value < SHORT_LOOKBACK_SECONDS ? "so short a time holds few calls" : null;
            case "hold" -> value > LONG_HOLD_SECONDS ? "shorter trouble is never told" : null;
            default -> null;
        };
        if (danger != null) {
            place.warn("is " + Objects.requireNonNull(place.text()) + ": " + danger + " (" + check.title() + ")");
        }
    }

    private static @Nullable String threshold(double value) {
        if (value == 0) {
            return "every failed call is above it, that of a client's typing error too";
        }
        return value >= MOST_IS_LOST ? "half of all calls may fail unseen" : null;
    }

    private static @Nullable String confidence(double value) {
        if (value > ALMOST_CERTAIN) {
            return "what is above the threshold is told late or never";
        }
        return value < HARDLY_SURE ? "chance will page somebody" : null;
    }

    static void warnOfWindows(Place place, WindowSpec windows) {
        if (windows.allowanceMillis() < THAW_MILLIS) {
            place.at("allowance")
                    .warn("is below 15s: a thawing server delivers rows 12 s old and older, they will be late");
        }
    }
}
