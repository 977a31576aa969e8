package io.aftershock.deploy.monitoring.grafana.board;

import java.util.List;

/**
 * Panels under one heading, side by side and then below each other.
 *
 * @param title the heading; empty for none
 * @param height of each of them
 */
public record Row(String title, int height, List<Panel> panels) {

    public static Row of(String title, int height, Panel... panels) {
        return new Row(title, height, List.of(panels));
    }

    /** Under the heading of the row before. */
    public static Row more(int height, Panel... panels) {
        return new Row("", height, List.of(panels));
    }
}
