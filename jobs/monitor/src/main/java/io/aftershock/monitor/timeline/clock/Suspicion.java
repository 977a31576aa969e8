package io.aftershock.monitor.timeline.clock;

/** A lag that may become the known one, if rows go on saying so; public fields for Flink's serializer. */
public final class Suspicion {

    /** The lag of its first row: rows near to it belong to it. It stays, or a backlog would lead it down to nothing. */
    public long anchorMillis;

    public long leastMillis;
    public long sinceMillis;
    public long lastMillis;
    public int rows;

    public Suspicion() {}

    static Suspicion of(long lagMillis, long receivedMillis) {
        Suspicion suspicion = new Suspicion();
        suspicion.anchorMillis = lagMillis;
        suspicion.leastMillis = lagMillis;
        suspicion.sinceMillis = receivedMillis;
        suspicion.lastMillis = receivedMillis;
        suspicion.rows = 1;
        return suspicion;
    }

    void add(long lagMillis, long receivedMillis) {
        leastMillis = Math.min(leastMillis, lagMillis);
        sinceMillis = Math.min(sinceMillis, receivedMillis);
        lastMillis = Math.max(lastMillis, receivedMillis);
        rows++;
    }

    /** Whether enough rows over enough time say the same. */
    boolean isProven(long holdMillis, int leastRows) {
        return rows >= leastRows && lastMillis - sinceMillis >= holdMillis;
    }
}
