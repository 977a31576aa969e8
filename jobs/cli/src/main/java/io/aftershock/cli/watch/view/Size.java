package io.aftershock.cli.watch.view;

/** How large the terminal is, in cells. */
public record Size(int columns, int rows) {

    /** What a terminal that does not know its size is taken for. */
    public static final Size USUAL = new Size(80, 24);
}
