package io.aftershock.model.telemetry;

/**
 * What a source says of itself, in order with the rows that it emits.
 *
 * @param condition what holds, or has just happened
 * @param source name of the stream, the observatory or the poller that it holds for, for people to read
 * @param messages how many messages it concerns: pending for {@link Condition#BEHIND}, missing for {@link Condition#GAP};
 *     else 0
 * @param behindMillis how far the source is behind the present, in milliseconds; 0 if it is caught up; of a repeated
 *     {@link Condition#CUT_OFF}, {@link Condition#REFUSED} or {@link Condition#BAD_ENTRY} for how long it has lasted,
 *     at least 1
 * @param detail one sentence: what happened, what was done about it, what to do; never a secret
 */
public record SourceStatus(Condition condition, String source, long messages, long behindMillis, String detail) {

    /** The fleet directory as the source of a status; of its own troubles it is the cluster too. */
    public static final String FLEET_DIRECTORY = "fleet directory";

    /** The policy bucket as the source of a status; to itself it is the cluster too. */
    public static final String POLICY_BUCKET = "policy bucket";

    /**
     * Receive time of a {@link Condition#CAUGHT_UP} that holds for ever, as a capture's does: later than any row, and small
     * enough to be added to. It says nothing of the present.
     */
    public static final long FOR_EVER_MILLIS = Long.MAX_VALUE / 4;

    /** Whether no stream of the cluster can be read. */
    public boolean isAllCutOff() {
        return (condition == Condition.CUT_OFF || condition == Condition.REFUSED) && behindMillis > 0;
    }

    /** Whether it is about a bucket that the job reads beside the telemetry. */
    public boolean isOfBucket() {
        return source.equals(FLEET_DIRECTORY) || source.equals(POLICY_BUCKET);
    }

    /** Whether the cluster has left the fleet: nobody reads it any more, and nobody is to miss it. */
    public boolean isFarewell() {
        return condition == Condition.END_OF_INPUT && source.equals(FLEET_DIRECTORY);
    }

    /** Whether a stream of the cluster is being read, be it far behind. */
    public boolean isRead() {
        return switch (condition) {
            case CAUGHT_UP, BEHIND, RESTORED, CONSUMER_LOST -> true;
            default -> false;
        };
    }

    /** What holds of a source, or has just happened to it. */
    public enum Condition {
        /** All that was stored before {@code receivedMillis} of the row has been emitted. Repeated each second while it holds. */
        CAUGHT_UP,
        /** Stored messages wait to be emitted. Repeated each second while it holds. */
        BEHIND,
        /** Messages are missing that the source should have seen: expired, or deleted before they were read. */
        GAP,
        /** The stream was deleted and made anew: it is read from its first message on. */
        STREAM_RECREATED,
        /** The consumer was lost and made anew at the position that the state holds: nothing is missing. */
        CONSUMER_LOST,
        /** The server refused the credentials or the permission. Tried again with back-off. */
        REFUSED,
        /**
         * The connection, or the stream, cannot be reached. Tried again with back-off. This and {@link #REFUSED} are told
         * once of each stream, and repeated each second while no stream of the cluster can be read; of the fleet directory
         * each second while it holds.
         */
        CUT_OFF,
        /** What was {@link #REFUSED}, {@link #CUT_OFF} or a {@link #BAD_ENTRY} works again, or is not to be read any more. */
        RESTORED,
        /**
         * The fleet directory's entry of the cluster cannot be used: the cluster goes on by the last one that could. Repeated
         * each second while it holds.
         */
        BAD_ENTRY,
        /** The cluster has no capture stream: no poll need wait for advisories. Repeated each second while it holds. */
        POLLED_ONLY,
        /** A bounded input has ended, or, told of the fleet directory, the cluster has left it: no row of this cluster follows. */
        END_OF_INPUT
    }
}
