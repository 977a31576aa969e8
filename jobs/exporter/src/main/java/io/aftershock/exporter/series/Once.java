package io.aftershock.exporter.series;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What has been counted, as hashes: each thing is counted once, as long as not too many others come between. */
final class Once {

    private static final int REMEMBERED = 10_000;

    private final Set<Long> seen;

    Once(List<Long> state) {
        seen = new LinkedHashSet<>(state);
    }

    List<Long> state() {
        return List.copyOf(seen);
    }

    /** Takes note of a thing that happened at a time; false if it is known. */
    boolean add(String id, long millis) {
        boolean fresh = seen.add(hash(id, millis));
        if (seen.size() > REMEMBERED) {
            Iterator<Long> eldest = seen.iterator();
            eldest.next();
            eldest.remove();
        }
        return fresh;
    }

    /** The FNV-1a hash of 64 bits: of ten thousand, two are alike once in 400 billion times. */
    static long hash(String id, long millis) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : (id + "@" + millis).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
