package io.aftershock.deploy.monitoring.grafana.board;

/** What a number measures, by the names that Grafana has for it. */
public enum Unit {
    COUNT("short"),
    /** A share between 0 and 1, shown as percent. */
    RATIO("percentunit"),
    /** So many times something, such as a budget's burn. */
    TIMES("suffix:×"),
    SECONDS("s"),
    MILLISECONDS("ms"),
    PER_SECOND("cps"),
    BYTES("bytes"),
    BYTES_PER_SECOND("Bps"),
    /** A time in milliseconds since 1970, shown as how long ago that was. */
    AGO("dateTimeFromNow"),
    /** Text, or a number that a mapping puts into words. */
    NONE("none");

    private final String id;

    Unit(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
