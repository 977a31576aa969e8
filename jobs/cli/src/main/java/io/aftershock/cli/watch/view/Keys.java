package io.aftershock.cli.watch.view;

import io.aftershock.cli.watch.fleet.FleetView;
import io.aftershock.cli.watch.view.ViewState.Page;
import io.aftershock.model.finding.Breach;
import java.util.List;

/** What a key changes, as a pure function of what is seen. */
public final class Keys {

    private static final int LONGEST_FILTER = 40;

    private Keys() {}

    /** What is chosen after the key. */
    public static ViewState press(ViewState state, Key key, FleetView fleet, Runbooks runbooks, Size size) {
        if (state.typing()) {
            return type(state, key);
        }
        if (key.is('q')) {
            return state.on(Page.END);
        }
        if (key.is('?')) {
            return state.on(Page.HELP);
        }
        return state.page() == Page.TABLE
                ? onTable(state, key, fleet, size)
                : onText(state, key, fleet, runbooks, size);
    }

    private static ViewState type(ViewState state, Key key) {
        String filter = state.filter();
        return switch (key.kind()) {
            case SIGN ->
                filter.length() < LONGEST_FILTER
                        ? state.filtered(filter + Character.toString(key.sign()), true)
                        : state;
            case BACKSPACE ->
                state.filtered(
                        filter.isEmpty() ? "" : filter.substring(0, filter.offsetByCodePoints(filter.length(), -1)),
                        true);
            case ENTER -> state.filtered(filter, false);
            case ESCAPE -> state.filtered("", false);
            default -> state;
        };
    }

    private static ViewState onTable(ViewState state, Key key, FleetView fleet, Size size) {
        int room = TableView.room(size);
        List<TableRow> rows = TableRows.of(fleet, state, room);
        int chosen = TableRows.chosen(rows, state);
        int step = step(key, room, rows.size());
        if (step != 0) {
            int place = Math.max(0, Math.min(rows.size() - 1, chosen + step));
            return rows.isEmpty() ? state : state.choosing(rows.get(place).key());
        }
        return switch (key.kind()) {
            case ENTER -> rows.isEmpty() ? state : open(state, rows.get(chosen));
            case ESCAPE -> state.filtered("", false);
            case SIGN ->
                switch (key.sign()) {
                    case 's' -> state.sorted(state.sort().next());
                    case '/' -> state.filtered(state.filter(), true);
                    case 'a' -> state.showing(!state.all());
                    default -> state;
                };
            default -> state;
        };
    }

    private static ViewState open(ViewState state, TableRow row) {
        List<Breach> findings = row.opens();
        return state.choosing(row.key())
                .finding(findings.isEmpty() ? null : findings.get(0).id())
                .on(Page.FINDING);
    }

    private static ViewState onText(ViewState state, Key key, FleetView fleet, Runbooks runbooks, Size size) {
        int last = TextView.lastScroll(fleet, state, runbooks, size);
        int step = step(key, TextView.room(size), last);
        if (step != 0) {
            return state.scrolled(Math.max(0, Math.min(last, state.scroll() + step)));
        }
        boolean back = key.kind() == Key.Kind.ESCAPE || key.kind() == Key.Kind.BACKSPACE;
        if (state.page() == Page.FINDING) {
            if (key.is('n') || key.is('p')) {
                return another(state, key.is('n') ? 1 : -1, TableRows.opened(fleet, state));
            }
            return key.is('r') ? state.on(Page.RUNBOOK) : back ? state.on(Page.TABLE) : state;
        }
        return !back ? state : state.on(state.page() == Page.RUNBOOK ? Page.FINDING : Page.TABLE);
    }

    private static ViewState another(ViewState state, int step, List<Breach> findings) {
        if (findings.isEmpty()) {
            return state;
        }
        int shown = -1;
        for (int place = 0; place < findings.size(); place++) {
            if (findings.get(place).id().equals(state.finding())) {
                shown = place;
            }
        }
        int next = Math.max(0, Math.min(findings.size() - 1, shown + step));
        return state.finding(findings.get(next).id()).scrolled(0);
    }

    /** By how many lines a key moves; 0 if it moves nothing. */
    private static int step(Key key, int room, int all) {
        return switch (key.kind()) {
            case UP -> -1;
            case DOWN -> 1;
            case PAGE_UP -> -room;
            case PAGE_DOWN -> room;
            case HOME -> -all;
            case END -> all;
            case SIGN ->
                key.is('j') ? 1 : key.is('k') ? -1 : key.is(' ') ? room : key.is('g') ? -all : key.is('G') ? all : 0;
            default -> 0;
        };
    }
}
