package io.aftershock.monitor.check.ratio;

import java.util.List;
import java.util.Locale;

/** The ways to judge an error ratio. */
public enum RatioRule {
    /** Above the threshold by more than chance, over any of a few look-backs. */
    WILSON,
    /** Above the threshold over one look-back that holds enough calls: the rule of Synadia Insights. */
    PLAIN;

    /** A tunable holds a rule's place in this list. */
    private static final List<RatioRule> PLACES = List.of(WILSON, PLAIN);

    /** The rule at a place. */
    public static RatioRule at(double place) {
        return PLACES.get((int) place);
    }

    /** What the configuration calls them, by place. */
    public static List<String> labels() {
        return PLACES.stream().map(RatioRule::label).toList();
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
