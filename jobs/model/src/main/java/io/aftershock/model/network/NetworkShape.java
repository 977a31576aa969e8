package io.aftershock.model.network;

/** What missing answers look like; where two are as likely, the first holds. */
public enum NetworkShape {
    /** A server answers nobody, and its connections are closed or refused. */
    DIED,
    /** A server answers nobody, and its connections are open: its process hangs, or its host is gone. */
    FROZEN,
    /** Servers answer only through themselves, and nobody else through them. */
    ISOLATED,
    /** Two servers do not reach each other, a third one reaches both. */
    LINK_CUT,
    /** A server answers nobody, and there is no connection to it that could tell why. */
    SILENT,
    /** Answers are missing here and there. */
    PACKET_LOSS,
    /** A server answers through the others, but nobody through it: the way from the monitor to it is cut. */
    MONITOR_CUT,
    /** A server answers nobody because it left in order. */
    LEFT;

    /** Whether something is wrong with the cluster. */
    public boolean isFault() {
        return this != MONITOR_CUT && this != LEFT;
    }
}
