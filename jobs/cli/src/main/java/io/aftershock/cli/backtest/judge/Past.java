package io.aftershock.cli.backtest.judge;

import io.aftershock.cli.backtest.compare.Comparison.Judgement;
import io.aftershock.cli.backtest.compare.Span;
import java.util.List;
import java.util.Locale;

/**
 * A time of the past, judged by several settings.
 *
 * @param source where it was read
 * @param span of the telemetry
 * @param judgements in the order of the settings
 * @param notes what has to be known to read them, a sentence each
 * @param counts what was read
 */
public record Past(Source source, Span span, List<Judgement> judgements, List<String> notes, String counts) {

    /** Where the past is read, and how finely. */
    public enum Source {
        CAPTURES(1),
        HISTORY(60);

        private final int resolutionSeconds;

        Source(int resolutionSeconds) {
            this.resolutionSeconds = resolutionSeconds;
        }

        /** How many seconds lie between two judgements. */
        public int resolutionSeconds() {
            return resolutionSeconds;
        }

        /** As it stands in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Past {
        judgements = List.copyOf(judgements);
        notes = List.copyOf(notes);
    }
}
