package io.aftershock.cli.watch.view;

import io.aftershock.cli.watch.fleet.FleetView;
import io.aftershock.cli.watch.view.ViewState.Page;
import io.aftershock.model.finding.Breach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jspecify.annotations.Nullable;

/** The pages of text: a finding, a runbook, the help. */
final class TextView {

    /** Lines of the screen that are no text. */
    private static final int AROUND = 3;

    private TextView() {}

    static int room(Size size) {
        return Math.max(1, size.rows() - AROUND);
    }

    static List<AttributedString> lines(
            FleetView fleet, ViewState state, Runbooks runbooks, Size size, long nowMillis) {
        List<Breach> findings = TableRows.opened(fleet, state);
        Breach finding = shown(findings, state);
        List<AttributedString> text = text(finding, fleet, state, runbooks, size, nowMillis);
        int room = room(size);
        int first = Math.max(0, Math.min(state.scroll(), text.size() - room));
        List<AttributedString> lines = new ArrayList<>();
        lines.add(title(state, findings, finding, size, nowMillis));
        lines.add(AttributedString.EMPTY);
        lines.addAll(text.subList(first, Math.min(text.size(), first + room)));
        while (lines.size() < size.rows() - 1) {
            lines.add(AttributedString.EMPTY);
        }
        lines.add(Tones.line(Cells.cut(keys(state, findings.size(), text.size() > room), size.columns()), Tones.FAINT));
        return lines;
    }

    /** By how many lines the text can be scrolled. */
    static int lastScroll(FleetView fleet, ViewState state, Runbooks runbooks, Size size) {
        Breach finding = shown(TableRows.opened(fleet, state), state);
        return Math.max(0, text(finding, fleet, state, runbooks, size, 0).size() - room(size));
    }

    private static @Nullable Breach shown(List<Breach> findings, ViewState state) {
        return findings.stream()
                .filter(each -> each.id().equals(state.finding()))
                .findFirst()
                .orElse(null);
    }

    private static List<AttributedString> text(
            @Nullable Breach finding, FleetView fleet, ViewState state, Runbooks runbooks, Size size, long nowMillis) {
        return switch (state.page()) {
            case RUNBOOK -> runbook(check(fleet, state), runbooks, size);
            case FINDING -> finding(finding, fleet, state, runbooks, size, nowMillis);
            default -> HelpView.lines(size.columns());
        };
    }

    private static List<AttributedString> finding(
            @Nullable Breach finding, FleetView fleet, ViewState state, Runbooks runbooks, Size size, long nowMillis) {
        if (finding != null) {
            return FindingView.lines(finding, fleet, runbooks, size.columns(), nowMillis);
        }
        Optional<TableRow> row = TableRows.chosenOf(fleet, state);
        if (state.finding() == null && row.isPresent()) {
            return RowFacts.lines(row.get(), fleet, size.columns(), nowMillis);
        }
        Text text = new Text(size.columns());
        text.sentence(
                (state.finding() == null ? "What was shown here" : state.finding()) + " is open no longer.",
                Tones.STRONG);
        return text.lines();
    }

    /** Which check the page is about, as the id of its finding begins with the code. */
    private static String check(FleetView fleet, ViewState state) {
        Optional<TableRow> row = TableRows.chosenOf(fleet, state);
        String named = row.isPresent() && row.get() instanceof TableRow.OfIncident
                ? Names.INCIDENT_CHECK
                : String.valueOf(state.finding());
        return named.split(":", 2)[0];
    }

    private static List<AttributedString> runbook(String check, Runbooks runbooks, Size size) {
        Text text = new Text(size.columns());
        List<String> page = runbooks.page(check, size.columns());
        if (page.isEmpty()) {
            text.sentence("There is no page for this in this version.", Tones.PLAIN);
        }
        page.forEach(text::whole);
        return text.lines();
    }

    private static AttributedString title(
            ViewState state, List<Breach> findings, @Nullable Breach finding, Size size, long nowMillis) {
        String time = Numbers.time(nowMillis);
        int width = Math.max(0, size.columns() - time.length() - 1);
        return new AttributedStringBuilder()
                .append(Cells.left(Cells.cutInMiddle(where(state, findings, finding), width), width), Tones.STRONG)
                .append(" ")
                .append(time)
                .toAttributedString();
    }

    private static String where(ViewState state, List<Breach> findings, @Nullable Breach finding) {
        RowKey row = state.chosen();
        if (state.page() == Page.HELP || row == null) {
            return "aftershock watch";
        }
        if (finding != null) {
            String account = finding.account() == null ? "" : " / " + finding.account();
            String place = findings.size() == 1
                    ? ""
                    : "   finding " + (findings.indexOf(finding) + 1) + " of " + findings.size();
            return Cells.safe(finding.cluster() + account) + place;
        }
        if (row.cluster().isEmpty()) {
            return "(fleet)";
        }
        return Cells.safe(row.cluster() + (row.account() == null ? "" : " / " + row.account()));
    }

    private static String keys(ViewState state, int findings, boolean scrolls) {
        List<String> keys = new ArrayList<>();
        if (scrolls) {
            keys.add("↑↓ scroll");
        }
        if (state.page() == Page.FINDING) {
            if (findings > 1) {
                keys.add("n next  p previous");
            }
            keys.add("r runbook");
        }
        keys.add("Esc back  ? help  q quit");
        return String.join("  ", keys);
    }
}
