package io.aftershock.monitor.timeline.clock;

/** What is known of one server's clock; public fields for Flink's serializer. */
public final class ServerClock {

    /** What its advisories and system events say, by the clock of who stored them. */
    public Witness events = new Witness();

    /** What its answers to polls say, by the clock of this monitor. */
    public Witness polls = new Witness();

    /** How far it is behind, negative if it is ahead. */
    public long behindMillis;

    /** What was told of it last. */
    public long toldMillis;

    public ServerClock() {}

    Witness witness(boolean polled) {
        return polled ? polls : events;
    }

    boolean heardSince(long receivedMillis) {
        return events.heardSince(receivedMillis) || polls.heardSince(receivedMillis);
    }

    /**
     * Weighs its witnesses: alike, the lesser lag is the better measured one; else the one nearer to right is believed,
     * since nobody is blamed on the word of one receiver that another contradicts.
     */
    void weigh(long eventsBehindMillis, long pollsBehindMillis, long freshSinceMillis) {
        boolean byEvents = events.heardSince(freshSinceMillis);
        boolean byPolls = polls.heardSince(freshSinceMillis);
        long first = events.lagMillis - eventsBehindMillis;
        long second = polls.lagMillis - pollsBehindMillis;
        if (byEvents && byPolls) {
            boolean alike = Math.abs(first - second) <= 2 * Witness.ALIKE_MILLIS;
            behindMillis = alike ? Math.min(first, second) : Math.abs(first) < Math.abs(second) ? first : second;
        } else if (byEvents) {
            behindMillis = first;
        } else if (byPolls) {
            behindMillis = second;
        }
    }
}
