package io.aftershock.monitor.ingest;

import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.signal.Reach;
import io.aftershock.monitor.signal.Silence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from the answer to a poll, or from its absence, which ways are open. */
final class PollReach {

    private static final String PING = ".HEALTHZ";

    /** The way of a ping that went out once, to whichever server the connection led to. */
    private static final List<String> ANY = List.of("");

    /** What a server says when it has lost the leader; it has other complaints too, which are not about the network. */
    private static final String LEADER_LOST = "meta leader";

    private PollReach() {}

    /**
     * The line that a row adds to the matrix; null if it adds none.
     *
     * @param failure why nobody answered; null for an answer
     * @param complaint what the server says that is wrong with it; null for nothing
     */
    static @Nullable Reach of(
            TelemetryRow row, @Nullable String server, @Nullable String failure, @Nullable String complaint) {
        boolean page = row.kind() == TelemetryRow.Kind.HTTP_POLL;
        if (server == null || (!page && !row.subject().endsWith(PING))) {
            return null;
        }
        Silence silence = failure == null ? null : Silence.of(failure);
        List<String> asked = page ? List.of(server) : row.asked().isEmpty() ? ANY : List.copyOf(row.asked());
        boolean open = silence == null
                || silence == Silence.NO_ANSWER
                || (!page && !row.asked().isEmpty());
        return new Reach(
                server,
                page,
                open ? asked : List.of(),
                silence != null ? List.of() : page || row.asked().isEmpty() ? asked : List.copyOf(row.via()),
                silence == Silence.REFUSED,
                complaint != null && complaint.contains(LEADER_LOST));
    }
}
