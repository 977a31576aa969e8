package io.aftershock.cli.watch.view;

import io.aftershock.cli.watch.fleet.FleetView;
import java.util.List;
import org.jline.utils.AttributedString;

/** The whole screen, as many lines as it has, none longer than it is wide. */
public final class Screen {

    private Screen() {}

    public static List<AttributedString> lines(
            FleetView fleet, Link link, ViewState state, Runbooks runbooks, Size size, long nowMillis) {
        List<AttributedString> lines = switch (state.page()) {
            case TABLE -> TableView.lines(fleet, link, state, size, nowMillis);
            case FINDING, RUNBOOK, HELP -> TextView.lines(fleet, state, runbooks, size, nowMillis);
            case END -> List.of();
        };
        return lines.stream()
                .limit(size.rows())
                .map(line -> line.columnSubSequence(0, size.columns()))
                .toList();
    }
}
