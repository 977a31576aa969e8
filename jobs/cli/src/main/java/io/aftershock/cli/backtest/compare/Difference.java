package io.aftershock.cli.backtest.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A finding that the two judgements do not tell alike.
 *
 * @param then as it was; null if it was not
 * @param with as it is with the change; null if it is not
 * @param why one sentence
 */
public record Difference(@Nullable Trouble then, @Nullable Trouble with, String why) {

    /** In what they differ. */
    public enum Aspect {
        ONLY_THEN("gone"),
        ONLY_WITH("new"),
        URGENCY("other urgency"),
        SEVERITY("other severity"),
        OPENED("other opening"),
        CLOSED("other end");

        private final String label;

        Aspect(String label) {
            this.label = label;
        }

        /** As it is printed. */
        public String label() {
            return label;
        }
    }

    /** The judgement of it that there is; that of then if there are both. */
    public Trouble any() {
        return then == null ? Objects.requireNonNull(with) : then;
    }

    /** What differs, the weightiest first; empty if nothing does. */
    public List<Aspect> aspects() {
        return aspects(then, with);
    }

    static List<Aspect> aspects(@Nullable Trouble then, @Nullable Trouble with) {
        if (then == null || with == null) {
            return List.of(with == null ? Aspect.ONLY_THEN : Aspect.ONLY_WITH);
        }
        List<Aspect> aspects = new ArrayList<>();
        if (then.urgency() != with.urgency()) {
            aspects.add(Aspect.URGENCY);
        }
        if (then.severity() != with.severity()) {
            aspects.add(Aspect.SEVERITY);
        }
        if (then.openedAtMillis() != with.openedAtMillis()) {
            aspects.add(Aspect.OPENED);
        }
        if (!Objects.equals(then.closedAtMillis(), with.closedAtMillis())) {
            aspects.add(Aspect.CLOSED);
        }
        return aspects;
    }
}
