package io.aftershock.cli.backtest.judge;

import io.aftershock.cli.backtest.compare.Comparison.Judgement;
import io.aftershock.cli.backtest.compare.Span;
import java.util.List;

/**
 * A time of the past, judged by several settings.
 *
 * @param span of the telemetry
 * @param judgements in the order of the settings
 * @param notes what has to be known to read them, a sentence each
 * @param counts what was read
 */
public record Past(Span span, List<Judgement> judgements, List<String> notes, String counts) {

    public Past {
        judgements = List.copyOf(judgements);
        notes = List.copyOf(notes);
    }
}
