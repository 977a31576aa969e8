package io.aftershock.monitor.election.hint;

import java.util.Arrays;

/** How many calls the API of a cluster has answered, over the last ten minutes; public fields for Flink's serializer. */
public final class CallRate {

    static final int BUCKET_SECONDS = 5;
    private static final long BUCKET_MILLIS = BUCKET_SECONDS * 1_000L;
    private static final int KEPT = 121;

    /** So many make the present. */
    static final int RECENT = 2;

    /** From less than a minute nobody knows what is usual. */
    private static final int LEAST_KNOWN = 12;

    private static final long NEVER = Long.MIN_VALUE;

    /** A ring, by the number of the bucket since the epoch. */
    public int[] counts = new int[KEPT];

    public long firstBucket = NEVER;
    public long lastBucket = NEVER;

    void count(long atMillis) {
        long bucket = Math.floorDiv(atMillis, BUCKET_MILLIS);
        if (firstBucket == NEVER) {
            firstBucket = bucket;
            lastBucket = bucket;
        }
        if (bucket <= lastBucket - KEPT || bucket < firstBucket) {
            return;
        }
        for (long empty = Math.max(lastBucket + 1, bucket - KEPT + 1); empty <= bucket; empty++) {
            counts[index(empty)] = 0;
        }
        lastBucket = Math.max(lastBucket, bucket);
        counts[index(bucket)]++;
    }

    /** Calls a second just before a time; 0 if that is not known. */
    double recent(long beforeMillis) {
        long end = Math.floorDiv(beforeMillis, BUCKET_MILLIS);
        long calls = 0;
        for (long bucket = end - RECENT; bucket < end; bucket++) {
            calls += known(bucket) ? counts[index(bucket)] : 0;
        }
        return (double) calls / (RECENT * BUCKET_SECONDS);
    }

    /** Calls a second as they were in most of the time before that; infinite if too little is known. */
    double usual(long beforeMillis) {
        long end = Math.floorDiv(beforeMillis, BUCKET_MILLIS) - RECENT;
        // The first bucket was under way when the first call came.
        long from = Math.max(firstBucket + 1, lastBucket - KEPT + 1);
        if (firstBucket == NEVER || end - from < LEAST_KNOWN) {
            return Double.POSITIVE_INFINITY;
        }
        int[] before = new int[(int) (end - from)];
        for (long bucket = from; bucket < end; bucket++) {
            before[(int) (bucket - from)] = known(bucket) ? counts[index(bucket)] : 0;
        }
        Arrays.sort(before);
        return (double) before[before.length / 2] / BUCKET_SECONDS;
    }

    private boolean known(long bucket) {
        return bucket >= firstBucket && bucket <= lastBucket && bucket > lastBucket - KEPT;
    }

    private static int index(long bucket) {
        return (int) Math.floorMod(bucket, (long) KEPT);
    }
}
