package io.aftershock.cli.rules;

import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.life.Episode;
import io.aftershock.monitor.check.life.EpisodeLife;
import io.aftershock.monitor.check.lookback.Standing;
import io.aftershock.monitor.check.ratio.RatioLife;
import io.aftershock.monitor.check.ratio.RatioLimits;
import io.aftershock.monitor.check.ratio.RatioQuestion;
import io.aftershock.monitor.check.rule.FaultSide;
import io.aftershock.monitor.check.rule.Verdict;
import org.jspecify.annotations.Nullable;

/** A rule of JETSTREAM_009 with the life of its breaches, asked as the job asks it. */
final class RuleChart implements Chart {

    private final RatioLimits limits;
    private final EpisodeLife.Holds holds;
    private final Standing standing = new Standing();
    private @Nullable Episode episode;

    RuleChart(RatioLimits limits, EpisodeLife.Holds holds) {
        this.limits = limits;
        this.holds = holds;
    }

    @Override
    public boolean pagesAfter(int seconds, Traffic traffic) {
        // The job judges accounts with a failure in the last minute, or with a breach.
        if (episode == null && traffic.failed(seconds - limits.lookbackSeconds(), seconds) == 0) {
            return false;
        }
        long now = seconds * 1_000L;
        RatioQuestion question = RatioLife.question(FaultSide.CLIENT, limits, standing, episode, now, now);
        Verdict verdict = RatioLife.judge(traffic, question).verdict();
        EpisodeLife.Step step = EpisodeLife.step(episode, verdict, Severity.WARNING, false, now, holds);
        episode = step.next();
        return step.tell() == BreachState.OPENED || step.tell() == BreachState.REOPENED;
    }
}
