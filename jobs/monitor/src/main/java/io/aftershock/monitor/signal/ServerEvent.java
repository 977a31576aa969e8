package io.aftershock.monitor.signal;

/** A server's word about itself. */
public record ServerEvent(String server, Kind kind) {

    /** What a server says. */
    public enum Kind {
        /** It goes into lame duck mode: it hands its leaderships over, and says nothing more. */
        LAME_DUCK,
        /** It shuts down in order. */
        SHUTDOWN,
        /** It runs. */
        ALIVE
    }
}
