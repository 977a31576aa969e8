package io.aftershock.monitor.check.ratio;

import io.aftershock.monitor.check.lookback.LookBack.Counts;
import io.aftershock.monitor.check.rule.Verdict;

/**
 * What the error ratio of one side of an account was found to be, and over which look.
 *
 * @param fromMillis where the look begins: later than the look-back says if a closed breach has told what was before
 * @param toMillis where it ends: before now if a failure of then became known only now
 * @param lookbackSeconds how far back it looked
 * @param heldSeconds how far back a breach that opens by this has to look until it closes
 */
public record RatioFinding(
        Verdict verdict, Counts counts, long fromMillis, long toMillis, int lookbackSeconds, int heldSeconds) {}
