package io.aftershock.cli.backtest.compare;

import io.aftershock.cli.backtest.compare.Difference.Aspect;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.check.Tunable;
import io.aftershock.monitor.check.Unit;
import io.aftershock.monitor.config.schema.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says why two judgements differ: by the values that hold at the place, and by what else is told there. */
final class Why {

    private final Thresholds then;
    private final Thresholds with;

    Why(Thresholds then, Thresholds with) {
        this.then = then;
        this.with = with;
    }

    /**
     * One sentence, without its full stop.
     *
     * @param others all that the judgement which lacks the finding tells
     */
    String of(Pairing.Pair pair, List<Trouble> others) {
        Trouble before = pair.then();
        Trouble after = pair.with();
        if (before != null && after != null) {
            return ofBoth(before, after);
        }
        Trouble alone = pair.any();
        Predicate<Trouble> same = other -> other.place().equals(alone.place()) && other.overlaps(alone);
        String inOne = others.stream()
                .filter(same)
                .map(other -> (after == null ? "with the change" : "then") + " it is one with that of "
                        + Instant.ofEpochMilli(other.openedAtMillis()))
                .findFirst()
                .orElse("");
        if (!inOne.isEmpty()) {
            return inOne;
        }
        String values = changes(alone);
        return values.isEmpty() ? "follows from what else differs" : atMost(alone) + values;
    }

    private String ofBoth(Trouble before, Trouble after) {
        List<String> reasons = new ArrayList<>();
        List<Aspect> aspects = Difference.aspects(before, after);
        if (aspects.contains(Aspect.URGENCY)) {
            reasons.add(told(before, after));
        }
        if (aspects.contains(Aspect.SEVERITY)) {
            reasons.add(after.severity().label() + " instead of "
                    + before.severity().label());
        }
        if (aspects.contains(Aspect.OPENED)) {
            reasons.add("opens " + moved(after.openedAtMillis() - before.openedAtMillis()));
        }
        if (aspects.contains(Aspect.CLOSED)) {
            reasons.add(ends(before, after));
        }
        String values = changes(after);
        if (!values.isEmpty()) {
            reasons.add(values);
        }
        return String.join("; ", reasons);
    }

    /** Why it is told more or less urgently. */
    private static String told(Trouble before, Trouble after) {
        String parent = after.parentId();
        if (parent == null) {
            return before.parentId() == null ? "by what it explains" : "explained by " + before.parentId() + " no more";
        }
        return after.urgency().compareTo(before.urgency()) > 0
                ? "told before " + parent + " explains it"
                : "explained by " + parent + " with the change";
    }

    private static String ends(Trouble before, Trouble after) {
        if (after.closedAtMillis() == null) {
            return "does not end";
        }
        return before.closedAtMillis() == null
                ? "ends"
                : "ends " + moved(after.closedAtMillis() - before.closedAtMillis());
    }

    private static String moved(long millis) {
        return Math.abs(millis) / 1_000 + " s " + (millis < 0 ? "earlier" : "later");
    }

    /** Only shares are told: what other checks count is in their summaries. */
    private static String atMost(Trouble trouble) {
        boolean share = Check.valueOf(trouble.place().check()).tunables().stream()
                .anyMatch(tunable -> tunable.key().equals("threshold") && tunable.unit() == Unit.RATIO);
        return !share || trouble.value() == null
                ? ""
                : String.format(Locale.ROOT, "%.2f%% at most; ", trouble.value() * 100);
    }

    /** The values that the change has changed where a finding is. */
    private String changes(Trouble trouble) {
        Check check = Check.valueOf(trouble.place().check());
        Map<String, Double> before = values(then, check, trouble);
        Map<String, Double> after = values(with, check, trouble);
        return check.tunables().stream()
                .filter(tunable -> !Objects.equals(before.get(tunable.key()), after.get(tunable.key())))
                .map(tunable -> tunable.key() + " " + print(tunable, after) + " instead of " + print(tunable, before))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Double> values(Thresholds thresholds, Check check, Trouble trouble) {
        String cluster = trouble.place().cluster();
        return thresholds.values(
                check, cluster == null ? "" : cluster, trouble.place().account(), trouble.accountName());
    }

    private static String print(Tunable tunable, Map<String, Double> values) {
        return Amount.print(tunable.unit(), Objects.requireNonNull(values.get(tunable.key())));
    }
}
