package io.aftershock.cli.backtest.print;

import io.aftershock.cli.backtest.compare.Curve;
import io.aftershock.cli.backtest.judge.Past;
import io.aftershock.monitor.publish.JsonRecord;
import java.util.List;

/** A sweep for programs: one record a value. */
public final class CurveJson {

    private CurveJson() {}

    /** One object a line. */
    public static List<String> lines(Curve curve, Past past) {
        return curve.points().stream()
                .map(point -> JsonRecord.of("backtest_point", to -> {
                    ComparisonJson.past(past, to)
                            .time("from", curve.span().fromMillis())
                            .time("to", curve.span().toMillis())
                            .field("key", curve.key())
                            .field("value", point.value())
                            .field("in_force", point.inForce());
                    ComparisonJson.outcome(point.outcome(), to);
                    to.field("accounts", point.places()).strings("notes", past.notes());
                }))
                .toList();
    }
}
