package io.aftershock.deploy.monitoring.grafana.board;

/** What a colour says: the same on every dashboard. */
public enum Color {
    /** As it should be. */
    GOOD("green"),
    /** Look at it in daylight. */
    WARNING("orange"),
    /** Look at it now. */
    CRITICAL("red"),
    /** Said for information; neither good nor bad. */
    INFO("blue");

    private final String id;

    Color(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
