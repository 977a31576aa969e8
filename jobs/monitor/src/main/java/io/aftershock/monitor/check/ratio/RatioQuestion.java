package io.aftershock.monitor.check.ratio;

import io.aftershock.monitor.check.lookback.Standing;
import io.aftershock.monitor.check.rule.FaultSide;

/**
 * What is asked about one side of an account at one moment.
 *
 * @param standing what the side has been found guilty of before
 * @param open whether a breach of it is open: then what would open it is not asked of the past again
 * @param sinceMillis the end of the first look; before now if failures of then became known only now
 */
public record RatioQuestion(
        FaultSide side, RatioLimits limits, Standing standing, boolean open, long sinceMillis, long nowMillis) {}
