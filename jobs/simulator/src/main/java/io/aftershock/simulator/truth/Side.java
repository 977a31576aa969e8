package io.aftershock.simulator.truth;

/** Whose doing a failure is. */
public enum Side {
    /** The cluster's. */
    SERVICE("service", "degraded", "critical"),
    /** The cluster's, while it is being worked on: nobody is woken for it. */
    PLANNED_WORK("service", "degraded", "info"),
    /** A client's. */
    CLIENT("client", "client_fault", "warning");

    private final String label;
    private final String kind;
    private final String severity;

    Side(String label, String kind, String severity) {
        this.label = label;
        this.kind = kind;
        this.severity = severity;
    }

    /** The side of a breach. */
    public String label() {
        return label;
    }

    String kind() {
        return kind;
    }

    String severity() {
        return severity;
    }
}
