package io.aftershock.monitor.timeline;

/**
 * The ids of the advisories of the last minutes, as 64-bit hashes in two sets that take turns.
 *
 * <p>An id is remembered for at least one turn and at most two; the bound on the sets keeps a flood from filling the
 * memory, at the price of a shorter one, which is counted. Two of a million different ids collide with a probability of 3 in 10⁸.
 */
public final class RecentIds {

    private static final int FIRST_CAPACITY = 256;
    private static final int MAX_ENTRIES = 1 << 21;

    /** Public for Flink's serializer, as are the other fields: hashes by open addressing, 0 for an empty place. */
    public long[] current = new long[FIRST_CAPACITY];

    public long[] previous = new long[0];
    public int entries;
    public int entriesBefore;
    public long turnedAtMillis = Long.MIN_VALUE;

    /** Ids that were dropped before their time, because too many came after them; whoever counts them sets it to 0. */
    public long forgottenEarly;

    /** Remembers an id; false if it was there already. */
    boolean add(String id, long nowMillis, long turnMillis) {
        if (turnedAtMillis == Long.MIN_VALUE) {
            turnedAtMillis = nowMillis;
        }
        if (nowMillis - turnedAtMillis >= turnMillis || entries >= MAX_ENTRIES) {
            turn(nowMillis, turnMillis);
        }
        long hash = hash(id);
        if (contains(previous, hash) || contains(current, hash)) {
            return false;
        }
        if (entries * 2 >= current.length) {
            grow();
        }
        insert(current, hash);
        entries++;
        return true;
    }

    private void turn(long nowMillis, long turnMillis) {
        if (nowMillis - turnedAtMillis < turnMillis) {
            forgottenEarly += entriesBefore;
        }
        entriesBefore = entries;
        previous = current;
        current = new long[FIRST_CAPACITY];
        entries = 0;
        turnedAtMillis = nowMillis;
    }

    private void grow() {
        long[] larger = new long[current.length * 2];
        for (long hash : current) {
            if (hash != 0) {
                insert(larger, hash);
            }
        }
        current = larger;
    }

    private static void insert(long[] table, long hash) {
        int mask = table.length - 1;
        int place = (int) hash & mask;
        while (table[place] != 0) {
            place = (place + 1) & mask;
        }
        table[place] = hash;
    }

    private static boolean contains(long[] table, long hash) {
        if (table.length == 0) {
            return false;
        }
        int mask = table.length - 1;
        for (int place = (int) hash & mask; table[place] != 0; place = (place + 1) & mask) {
            if (table[place] == hash) {
                return true;
            }
        }
        return false;
    }

    /** FNV-1a, finished with MurmurHash3's 64-bit mixer so that the low bits can address the table. */
    static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
