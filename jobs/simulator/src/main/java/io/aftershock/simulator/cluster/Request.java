package io.aftershock.simulator.cluster;

import io.aftershock.simulator.truth.Side;
import org.jspecify.annotations.Nullable;

/**
 * An API call, and how it ends if somebody answers it.
 *
 * @param subject without {@code $JS.API.}
 * @param stream whose leader answers; null for the meta leader, who answers most errors too
 * @param errCode 0 for success
 * @param side whose doing the failure is; null for what fails now and then anyway
 * @param answers how many servers answer, each with an audit of its own
 */
public record Request(
        String subject,
        @Nullable String stream,
        int errCode,
        @Nullable Side side,
        int answers) {

    /** A call that only the meta leader answers. */
    public static Request toMetaLeader(String subject) {
        return new Request(subject, null, 0, null, 1);
    }

    /** A call about a stream that is there. */
    public static Request toStream(String operation, String stream, String rest) {
        return new Request(operation + "." + stream + rest, stream, 0, null, 1);
    }

    /** A call that fails by the client's own doing. */
    public static Request failing(String subject, int errCode) {
        return new Request(subject, null, errCode, Side.CLIENT, 1);
    }

    /** A call that fails now and then in every healthy cluster. */
    public static Request stray(String subject, int errCode) {
        return new Request(subject, null, errCode, null, 1);
    }

    /** Whether it shows by what it asks for that nobody but a meta leader answers it. */
    boolean isForMetaLeader() {
        return stream == null && errCode == 0;
    }

    /** The same, answered by several servers. */
    public Request answeredBy(int servers) {
        return new Request(subject, stream, errCode, side, servers);
    }
}
