package io.aftershock.cli.backtest.print;

import io.aftershock.cli.backtest.compare.Comparison;
import io.aftershock.cli.backtest.compare.Difference;
import io.aftershock.cli.backtest.compare.Difference.Aspect;
import io.aftershock.cli.backtest.compare.Outcome;
import io.aftershock.cli.backtest.compare.Trouble;
import io.aftershock.cli.backtest.judge.Past;
import io.aftershock.monitor.publish.JsonRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison for programs: one record of what it comes to, and one a difference. */
public final class ComparisonJson {

    private ComparisonJson() {}

    /**
     * One object a line.
     *
     * @param change as it was written
     */
    public static List<String> lines(Comparison comparison, List<String> change, Past past) {
        List<String> lines = new ArrayList<>();
        lines.add(JsonRecord.of(
                "backtest",
                to -> past(past, to)
                        .time("from", comparison.span().fromMillis())
                        .time("to", comparison.span().toMillis())
                        .strings("change", change)
                        .object("then", each -> outcome(comparison.then(), each))
                        .object("with", each -> outcome(comparison.with(), each))
                        .field("alike", comparison.alike())
                        .field("different", comparison.differences().size())
                        .strings("notes", past.notes())));
        comparison.differences().forEach(difference -> lines.add(line(difference)));
        return lines;
    }

    static JsonRecord past(Past past, JsonRecord to) throws IOException {
        return to.field("source", past.source().label())
                .field("resolution_s", past.source().resolutionSeconds());
    }

    static void outcome(Outcome outcome, JsonRecord to) throws IOException {
        to.field("pages", outcome.pages())
                .field("tickets", outcome.tickets())
                .field("listed", outcome.listed())
                .field("incidents", outcome.incidents())
                .field("open_ms", outcome.openMillis());
    }

    private static String line(Difference difference) {
        Trouble any = difference.any();
        return JsonRecord.of("backtest_difference", to -> {
            to.strings(
                            "aspects",
                            difference.aspects().stream()
                                    .map(Aspect::name)
                                    .map(name -> name.toLowerCase(Locale.ROOT))
                                    .toList())
                    .field("check", any.place().check())
                    .field("cluster", any.place().cluster())
                    .field("account", any.place().account())
                    .field("account_name", any.accountName())
                    .field("fault_side", any.place().faultSide())
                    .field("why", difference.why());
            trouble("then", difference.then(), to);
            trouble("with", difference.with(), to);
        });
    }

    private static void trouble(String name, @Nullable Trouble trouble, JsonRecord to) throws IOException {
        if (trouble == null) {
            to.field(name, (String) null);
            return;
        }
        to.object(
                name,
                each -> each.field("id", trouble.id())
                        .field("urgency", trouble.urgency().name().toLowerCase(Locale.ROOT))
                        .field("severity", trouble.severity().label())
                        .time("opened_at", trouble.openedAtMillis())
                        .time("closed_at", trouble.closedAtMillis())
                        .number("value", trouble.value())
                        .field("parent_id", trouble.parentId())
                        .field("summary", trouble.summary()));
    }
}
