package io.aftershock.cli.backtest.compare;

import io.aftershock.monitor.check.Thresholds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two judgements of one time held against each other.
 *
 * @param then by what is in force
 * @param with by what is asked about
 * @param differences by time
 * @param alike how many findings both tell alike
 */
public record Comparison(Span span, Outcome then, Outcome with, List<Difference> differences, int alike) {

    public Comparison {
        differences = List.copyOf(differences);
    }

    /** Compares what opened in a time. */
    public static Comparison of(Judgement then, Judgement with, Span span) {
        Why why = new Why(then.thresholds(), with.thresholds());
        List<Difference> differences = new ArrayList<>();
        int alike = 0;
        for (Pairing.Pair pair : Pairing.of(then.troubles(), with.troubles())) {
            if (!opensIn(span, pair.then()) && !opensIn(span, pair.with())) {
                continue;
            }
            if (Difference.aspects(pair.then(), pair.with()).isEmpty()) {
                alike++;
            } else {
                List<Trouble> others = pair.with() == null ? with.troubles() : then.troubles();
                differences.add(new Difference(pair.then(), pair.with(), why.of(pair, others)));
            }
        }
        return new Comparison(
                span, Outcome.of(then.troubles(), span), Outcome.of(with.troubles(), span), differences, alike);
    }

    private static boolean opensIn(Span span, @Nullable Trouble trouble) {
        return trouble != null && span.holds(trouble.openedAtMillis());
    }

    /**
     * What one set of thresholds tells.
     *
     * @param troubles in any order; here they get what they are in their families
     */
    public record Judgement(Thresholds thresholds, List<Trouble> troubles) {

        public Judgement {
            troubles = Families.told(troubles).stream().sorted(Trouble.ORDER).toList();
        }
    }
}
