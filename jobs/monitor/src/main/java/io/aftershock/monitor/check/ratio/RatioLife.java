package io.aftershock.monitor.check.ratio;

import io.aftershock.monitor.check.life.Episode;
import io.aftershock.monitor.check.lookback.CallCounts;
import io.aftershock.monitor.check.lookback.Standing;
import io.aftershock.monitor.check.rule.FaultSide;
import io.aftershock.monitor.check.rule.Verdict;
import org.jspecify.annotations.Nullable;

/** One side of an account from judgement to judgement: what a breach has told opens no second one. */
public final class RatioLife {

    private RatioLife() {}

    /** What to ask now, where the breach of the side stands at {@code episode}; null if there is none. */
    public static RatioQuestion question(
            FaultSide side,
            RatioLimits limits,
            Standing standing,
            @Nullable Episode episode,
            long sinceMillis,
            long nowMillis) {
        if (episode != null && episode.phase() == Episode.Phase.CLOSED) {
            standing.toldUntilMillis = episode.sinceMillis();
        }
        boolean open = episode != null && episode.isOpen();
        return new RatioQuestion(side, limits, standing, open, open ? nowMillis : sinceMillis, nowMillis);
    }

    /** Asks it, and keeps how far back a breach that opens now has to look. */
    public static RatioFinding judge(CallCounts calls, RatioQuestion question) {
        RatioFinding found = ErrorRatioRule.judge(calls, question);
        if (found.verdict() == Verdict.TRUE && !question.open()) {
            question.standing().heldSeconds = found.heldSeconds();
        }
        return found;
    }
}
