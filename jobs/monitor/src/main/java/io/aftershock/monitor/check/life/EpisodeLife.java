package io.aftershock.monitor.check.life;

import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.life.Episode.Phase;
import io.aftershock.monitor.check.rule.Verdict;
import org.jspecify.annotations.Nullable;

/** How an episode goes on: a pure function of where it stands, what the rule says, and the time. */
public final class EpisodeLife {

    /** An open breach is told again after this long, with its numbers of then. */
    static final long UPDATE_EVERY_MILLIS = 60_000;

    /** A breach that comes back within this time is the same one: a ratio around the threshold is one trouble. */
    static final long REOPEN_WITHIN_MILLIS = 60_000;

    private EpisodeLife() {}

    /** For how long a condition has to hold, or not to hold, in milliseconds. */
    public record Holds(long openMillis, long clearMillis) {}

    /** The next episode, null when nothing needs to be remembered, and what there is to tell, null for nothing. */
    public record Step(@Nullable Episode next, @Nullable BreachState tell) {}

    /** One step; {@code delayed} says whether the cluster is catching up. */
    public static Step step(
            @Nullable Episode episode,
            Verdict verdict,
            Severity severity,
            boolean delayed,
            long nowMillis,
            Holds holds) {
        if (episode == null) {
            return verdict == Verdict.TRUE
                    ? pending(Episode.pendingAt(nowMillis), nowMillis, holds)
                    : new Step(null, null);
        }
        return switch (episode.phase()) {
            case PENDING ->
                switch (verdict) {
                    case FALSE -> new Step(null, null);
                    case UNKNOWN -> new Step(episode, null);
                    case TRUE -> pending(episode, nowMillis, holds);
                };
            case OPEN ->
                verdict == Verdict.FALSE
                        ? clearing(episode.inPhase(Phase.CLEARING, nowMillis), severity, delayed, nowMillis, holds)
                        : open(episode, severity, delayed, nowMillis);
            case CLEARING ->
                verdict == Verdict.FALSE
                        ? clearing(episode, severity, delayed, nowMillis, holds)
                        : open(episode.inPhase(Phase.OPEN, nowMillis), severity, delayed, nowMillis);
            case CLOSED -> closed(episode, verdict, nowMillis, holds);
        };
    }

    private static Step pending(Episode episode, long nowMillis, Holds holds) {
        return nowMillis - episode.sinceMillis() >= holds.openMillis()
                ? new Step(episode.openedAt(nowMillis), BreachState.OPENED)
                : new Step(episode, null);
    }

    private static Step open(Episode episode, Severity severity, boolean delayed, long nowMillis) {
        boolean tell = severity != episode.severity()
                || (episode.delayed() && !delayed)
                || nowMillis - episode.emittedAtMillis() >= UPDATE_EVERY_MILLIS;
        return new Step(episode, tell ? BreachState.UPDATED : null);
    }

    private static Step clearing(Episode episode, Severity severity, boolean delayed, long nowMillis, Holds holds) {
        if (nowMillis - episode.sinceMillis() >= holds.clearMillis()) {
            return new Step(episode.inPhase(Phase.CLOSED, nowMillis), BreachState.CLOSED);
        }
        Severity kept = episode.severity() == null ? severity : episode.severity();
        return open(episode, kept, delayed, nowMillis);
    }

    /** Only what opens at once may reopen at once; what has to hold for a while has to do so again. */
    private static Step closed(Episode episode, Verdict verdict, long nowMillis, Holds holds) {
        boolean recent = nowMillis - episode.sinceMillis() <= REOPEN_WITHIN_MILLIS;
        if (verdict != Verdict.TRUE) {
            return new Step(recent ? episode : null, null);
        }
        return recent && holds.openMillis() == 0
                ? new Step(episode.inPhase(Phase.OPEN, nowMillis), BreachState.REOPENED)
                : pending(Episode.pendingAt(nowMillis), nowMillis, holds);
    }
}
