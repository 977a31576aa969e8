package io.aftershock.cli.watch.view;

import io.aftershock.cli.history.answer.Words;
import io.aftershock.cli.watch.fleet.FleetView;
import io.aftershock.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The page with the table: what is wrong in a line, how the stream is followed, the rows, the keys. */
final class TableView {

    /** Lines of the screen that are no rows. */
    static final int AROUND = 4;

    private static final String KEYS = "↑↓ choose  Enter open  s sort  / filter  a all  ? help  q quit";

    private TableView() {}

    /** How many rows there is room for. */
    static int room(Size size) {
        return Math.max(1, size.rows() - AROUND);
    }

    static List<AttributedString> lines(FleetView fleet, Link link, ViewState state, Size size, long nowMillis) {
        int room = room(size);
        List<TableRow> rows = TableRows.of(fleet, state, room);
        int chosen = TableRows.chosen(rows, state);
        int first = Math.max(0, Math.min(chosen - room / 2, rows.size() - room));
        List<TableRow> shown = rows.subList(first, Math.min(rows.size(), first + room));
        RowView row = new RowView(Columns.of(size.columns(), rows), nowMillis);

        List<AttributedString> lines = new ArrayList<>();
        lines.add(title(fleet, size, nowMillis));
        lines.add(status(link, state, size, nowMillis));
        lines.add(row.heads());
        for (int i = 0; i < shown.size(); i++) {
            lines.add(row.line(shown.get(i), first + i == chosen));
        }
        if (rows.isEmpty()) {
            lines.add(Tones.line(nothing(state), Tones.FAINT));
        }
        while (lines.size() < size.rows() - 1) {
            lines.add(AttributedString.EMPTY);
        }
        lines.add(keys(state, size, first, shown.size(), rows.size()));
        return lines;
    }

    private static String nothing(ViewState state) {
        return state.filter().isEmpty()
                ? " Nothing was told of any cluster yet."
                : " No cluster and no account has this in its name. Esc clears the filter.";
    }

    private static AttributedString title(FleetView fleet, Size size, long nowMillis) {
        List<Severity> open = Stream.concat(
                        fleet.findings().stream().map(finding -> finding.severity()),
                        fleet.incidents().stream().map(incident -> incident.severity()))
                .toList();
        String counts = Stream.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO)
                .map(severity -> counted(open, severity))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        long accounts = fleet.clusters().stream()
                .mapToLong(cluster -> cluster.accounts().size())
                .sum();
        String time = Numbers.time(nowMillis);
        String said = (counts.isEmpty() ? "nothing open" : counts) + " in "
                + Words.count(fleet.clusters().size(), "cluster") + ", " + Words.count(accounts, "account");
        AttributedStyle style =
                open.stream().max(Severity::compareTo).map(Tones::of).orElse(Tones.STRONG);
        return new AttributedStringBuilder()
                .append("aftershock  ", Tones.STRONG)
                .append(Cells.left(said, Math.max(0, size.columns() - 12 - time.length() - 1)), style)
                .append(" ")
                .append(time)
                .toAttributedString();
    }

    private static String counted(List<Severity> open, Severity severity) {
        long count = open.stream().filter(severity::equals).count();
        return count == 0 ? "" : count + " " + Names.of(severity, true);
    }

    private static AttributedString status(Link link, ViewState state, Size size, long nowMillis) {
        String right = (state.filter().isEmpty() ? "" : "only \"" + Cells.safe(state.filter()) + "\", ") + "by "
                + state.sort().words();
        int width = size.columns() - Cells.width(right) - 1;
        return new AttributedStringBuilder()
                .append(
                        Cells.left(Cells.safe(link.words(nowMillis)), Math.max(0, width)),
                        link.isTroubled(nowMillis) ? Tones.ALARM : Tones.FAINT)
                .append(" ")
                .append(right, Tones.FAINT)
                .toAttributedString();
    }

    private static AttributedString keys(ViewState state, Size size, int first, int shown, int all) {
        if (state.typing()) {
            return Tones.line(
                    Cells.cut(
                            "only names with: " + Cells.safe(state.filter()) + "_   Enter keeps, Esc clears",
                            size.columns()),
                    Tones.STRONG);
        }
        String place = shown < all ? (first + 1) + "-" + (first + shown) + " of " + all : "";
        int width = size.columns() - place.length() - (place.isEmpty() ? 0 : 1);
        return Tones.line((Cells.left(KEYS, width) + " " + place).stripTrailing(), Tones.FAINT);
    }
}
