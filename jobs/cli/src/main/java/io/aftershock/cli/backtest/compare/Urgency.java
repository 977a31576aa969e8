package io.aftershock.cli.backtest.compare;

import io.aftershock.model.finding.Severity;
import org.jspecify.annotations.Nullable;

/** What a finding does to people; ordered, so that the worst of several is their maximum. */
public enum Urgency {
    /** Nobody is told. */
    LISTED("only listed"),
    /** Somebody looks at it in working hours. */
    TICKET("ticket"),
    /** Somebody is woken. */
    PAGE("page");

    private final String label;

    Urgency(String label) {
        this.label = label;
    }

    /** As it is printed. */
    public String label() {
        return label;
    }

    /** That of one revision by itself: what another breach explains is told with that one. */
    static Urgency of(Severity severity, @Nullable String parentId) {
        return parentId == null ? of(severity) : LISTED;
    }

    /** What a severity asks for. */
    static Urgency of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> PAGE;
            case WARNING -> TICKET;
            case INFO -> LISTED;
        };
    }
}
