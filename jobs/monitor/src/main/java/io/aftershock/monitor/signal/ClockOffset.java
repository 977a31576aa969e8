package io.aftershock.monitor.signal;

/**
 * By how much a clock is off, as the timeline has learned it from the rows.
 *
 * @param server the server's name; empty where the clock is not a server's
 * @param aheadMillis positive when the clock is ahead, negative when it is behind; 0 takes an earlier word back
 */
public record ClockOffset(Whose whose, String server, long aheadMillis) {

    /** Whose clock it is. */
    public enum Whose {
        /** One server's, measured against whoever receives its rows. */
        SERVER,
        /** Of those who store the events, since all servers look equally wrong by it. */
        OBSERVATORY,
        /** Of this monitor's host, which asks the polls, for the same reason. */
        POLLER
    }

    /** Names the clock among those of one cluster. */
    public String key() {
        return whose + "|" + server;
    }
}
