package io.aftershock.cli.backtest.judge;

import io.aftershock.cli.backtest.compare.Trouble;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.MinuteRatios;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stored findings of clients are, where the error ratio that explains them is judged otherwise than it was. */
final class Explained {

    /** They are children of their account's error ratio while that is a breach. */
    private static final Set<String> CHILDREN = Stream.of(
                    Check.RETRY_001, Check.NEWERROR_001, Check.LIMIT_001, Check.RACE_001)
            .map(Check::name)
            .collect(Collectors.toSet());

    private final List<Trouble> then;
    private final List<Trouble> with;

    /** By the error ratios of then, and those with a change. */
    Explained(List<Trouble> then, List<Trouble> with) {
        this.then = then;
        this.with = with;
    }

    /** A stored finding as it is with the change. */
    Trouble again(Trouble stored) {
        if (!CHILDREN.contains(stored.place().check())) {
            return stored;
        }
        String before = parent(then, stored);
        String after = parent(with, stored);
        String parent = stored.parentId();
        if (before.isEmpty() && !after.isEmpty() && parent == null) {
            return stored.explainedBy(after);
        }
        boolean byRatio = parent != null && parent.startsWith(Check.JETSTREAM_009.name());
        // What minutes do not see explains as much with the change as it did then.
        return !before.isEmpty() && after.isEmpty() && byRatio ? stored.explainedByNone() : stored;
    }

    private static String parent(List<Trouble> ratios, Trouble stored) {
        return ratios.stream()
                .filter(ratio -> ratio.isOfAccount(stored) && ratio.isOpenAt(stored, MinuteRatios.MINUTE_MILLIS))
                .map(Trouble::id)
                .findFirst()
                .orElse("");
    }
}
