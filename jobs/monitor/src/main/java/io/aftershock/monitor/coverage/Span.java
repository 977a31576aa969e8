package io.aftershock.monitor.coverage;

/** The time between two answers of one server, and what it counted in it; public fields for Flink's serializer. */
public final class Span {

    /** By the server's own clock, exclusive. */
    public long fromMillis;

    /** By the server's own clock, inclusive. */
    public long toMillis;

    public long expected;
    public long seen;

    /** When the second answer came, by the cluster's clock. */
    public long heardMillis;

    /** Whether a first word has been said. */
    public boolean told;

    /** Whether the word has been said that no row changes which comes in time for a window. */
    public boolean firm;

    /** Whether the last word has been said. */
    public boolean settled;

    public Span() {}

    Span(long fromMillis, long toMillis, long expected, long seen, long heardMillis) {
        this.fromMillis = fromMillis;
        this.toMillis = toMillis;
        this.expected = expected;
        this.seen = seen;
        this.heardMillis = heardMillis;
    }

    boolean holds(long atMillis) {
        return atMillis > fromMillis && atMillis <= toMillis;
    }

    long missing() {
        return expected - seen;
    }
}
