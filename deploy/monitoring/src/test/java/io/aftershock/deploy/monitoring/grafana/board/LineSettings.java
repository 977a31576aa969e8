package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Values over time.
 *
 * @param style lines or bars
 * @param stacked whether they stand on each other
 * @param limits whether the thresholds are drawn
 */
record LineSettings(String style, boolean stacked, boolean limits) implements Settings {

    static final LineSettings LINES = new LineSettings("line", false, false);
    static final LineSettings STACK = new LineSettings("line", true, false);
    static final LineSettings BARS = new LineSettings("bars", true, false);

    private static final int STACK_FILL = 40;
    private static final int LINE_FILL = 5;
    private static final int BAR_FILL = 80;

    @Override
    public Settings judged() {
        return new LineSettings(style, stacked, true);
    }

    /** Bars of less than a minute would count what falls between two scrapes in neither. */
    @Override
    public String interval() {
        return style.equals("bars") ? "1m" : "";
    }

    @Override
    public ObjectNode color() {
        return JsonNodeFactory.instance.objectNode().put("mode", "palette-classic-by-name");
    }

    @Override
    public ObjectNode options() {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.putObject("legend")
                .put("displayMode", "table")
                .put("placement", "bottom")
                .put("showLegend", true)
                .putArray("calcs")
                .add("lastNotNull")
                .add("max");
        options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
        return options;
    }

    @Override
    public ObjectNode custom() {
        ObjectNode custom = JsonNodeFactory.instance.objectNode();
        custom.put("drawStyle", style)
                .put("fillOpacity", style.equals("bars") ? BAR_FILL : stacked ? STACK_FILL : LINE_FILL)
                .put("lineInterpolation", "linear")
                .put("lineWidth", 1)
                .put("showPoints", "auto")
                .put("spanNulls", false);
        custom.putObject("stacking").put("mode", stacked ? "normal" : "none");
        custom.putObject("thresholdsStyle").put("mode", limits ? "dashed" : "off");
        return custom;
    }
}
