package io.aftershock.cli.report.chart;

import io.aftershock.cli.report.markup.Markup;
import java.util.Locale;

/** A sign in a picture. Each kind has a shape of its own, so that nobody has to tell colours apart. */
public enum Mark {
    UNPLANNED("an unplanned election", "M0 -6L6 0L0 6L-6 0Z"),
    PLANNED("a planned election", "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z"),
    STALL("a stall: answers stopped", "M-5 -4.5H5L0 4.5Z"),
    PAGE("open page", "M-12 -5H12V5H-12Z"),
    TICKET("open ticket", "M-12 -2H12V2H-12Z"),
    INCOMPLETE("telemetry incomplete", "M-12 -6H12V6H-12Z");

    private final String meaning;
    private final String shape;

    Mark(String meaning, String shape) {
        this.meaning = meaning;
        this.shape = shape;
    }

    /** For the legend. */
    public String meaning() {
        return meaning;
    }

    /** The class that gives it its colour. */
    public String style() {
        return "mark-" + name().toLowerCase(Locale.ROOT);
    }

    /** Draws it around a point of a picture, and tells what it stands for to those who point at it. */
    void draw(Markup svg, String x, double y, String title) {
        svg.open("svg", "x", x, "y", Double.toString(y), "class", "at")
                .open("path", "d", shape, "class", style())
                .leaf("title", title)
                .close()
                .close();
    }

    /** A picture of nothing but the sign. */
    public void sample(Markup html) {
        html.open("svg", "class", "sample", "width", "26", "height", "14", "aria-hidden", "true");
        html.open("svg", "x", "13", "y", "7", "class", "at")
                .empty("path", "d", shape, "class", style())
                .close();
        html.close();
    }
}
