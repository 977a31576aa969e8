package io.aftershock.cli.backtest.print;

import io.aftershock.cli.backtest.compare.Curve;
import io.aftershock.cli.backtest.compare.Curve.Point;
import io.aftershock.cli.backtest.judge.Past;
import java.util.List;
import java.util.Locale;

/** A sweep for people: a row a value, with a bar as long as it has pages and tickets. */
public final class CurveText {

    private static final int BAR = 22;

    private CurveText() {}

    /** Lines of at most 80 columns. */
    public static List<String> lines(Curve curve, Past past) {
        Page page = new Page();
        page.head(curve.span());
        page.text("  ", "by " + curve.key());
        page.empty();
        page.line(String.format(
                Locale.ROOT, "  %10s%8s%9s%10s%14s  %s", "value", "pages", "tickets", "accounts", "minutes open", ""));
        int most = curve.points().stream().mapToInt(CurveText::told).max().orElse(0);
        for (Point point : curve.points()) {
            page.line(String.format(
                    Locale.ROOT,
                    "%s %10s%8d%9d%10d%14s  %s",
                    point.inForce() ? ">" : " ",
                    point.value(),
                    point.outcome().pages(),
                    point.outcome().tickets(),
                    point.places(),
                    Page.minutes(point.outcome().openMillis()),
                    bar(point, most)));
        }
        page.empty();
        page.text(
                "",
                "> is in force. Pages (#), tickets (-) and minutes open are of all checks; accounts are those of which the"
                        + " swept check tells, or the clusters if it judges those.");
        past.notes().forEach(note -> {
            page.empty();
            page.text("", note);
        });
        return page.lines();
    }

    private static int told(Point point) {
        return point.outcome().pages() + point.outcome().tickets();
    }

    /** Full where most is told; what is told at all is to be seen. */
    private static String bar(Point point, int most) {
        int scale = Math.max(BAR, most);
        int pages = ceil(point.outcome().pages(), scale);
        int tickets = ceil(point.outcome().tickets(), scale);
        return "#".repeat(pages) + "-".repeat(Math.min(tickets, BAR - pages));
    }

    private static int ceil(int count, int scale) {
        return (count * BAR + scale - 1) / scale;
    }
}
