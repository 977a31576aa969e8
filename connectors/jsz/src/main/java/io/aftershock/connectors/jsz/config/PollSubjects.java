package io.aftershock.connectors.jsz.config;

import java.io.Serializable;

/** The subjects on which the three requests are sent; rows always carry those of {@link #SYSTEM_ACCOUNT}. */
public record PollSubjects(String jsz, String raftz, String healthz) implements Serializable {

    /** The requests as NATS itself calls them. */
    public static final PollSubjects SYSTEM_ACCOUNT =
            new PollSubjects("$SYS.REQ.SERVER.PING.JSZ", "$SYS.REQ.SERVER.PING.RAFTZ", "$SYS.REQ.SERVER.PING.HEALTHZ");

    /** The requests under a prefix, as a service import names them: {@code fleet.c1.mon.ping} and {@code .jsz} … */
    public static PollSubjects under(String prefix) {
        return new PollSubjects(prefix + ".jsz", prefix + ".raftz", prefix + ".healthz");
    }

    /** Whether the connection alone decides through which server a request goes, since the subject does not. */
    public boolean arePinnedByConnection() {
        return equals(SYSTEM_ACCOUNT);
    }
}
