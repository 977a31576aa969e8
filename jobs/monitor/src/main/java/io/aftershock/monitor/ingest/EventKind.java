package io.aftershock.monitor.ingest;

/** What an event's subject says about its body. */
enum EventKind {
    /** {@code $JS.EVENT.ADVISORY.>} and {@code $JS.EVENT.METRIC.>}: has type, id and timestamp. */
    ADVISORY,
    /** {@code $SYS.ACCOUNT.>} and the account rows below {@code $SYS.SERVER}: has type, id and timestamp too. */
    ACCOUNT,
    /** {@code $SYS.SERVER.ID.STATSZ|LAMEDUCK|SHUTDOWN}: has the server's own time. */
    SERVER,
    /** Anything else. */
    UNKNOWN;

    static EventKind of(String subject) {
        if (subject.startsWith("$JS.EVENT.")) {
            return ADVISORY;
        }
        if (subject.startsWith("$SYS.ACCOUNT.") || subject.startsWith("$SYS.SERVER.ACCOUNT.")) {
            return ACCOUNT;
        }
        if (subject.startsWith("$SYS.SERVER.")) {
            return subject.endsWith(".STATSZ") || subject.endsWith(".LAMEDUCK") || subject.endsWith(".SHUTDOWN")
                    ? SERVER
                    : ACCOUNT;
        }
        return UNKNOWN;
    }
}
