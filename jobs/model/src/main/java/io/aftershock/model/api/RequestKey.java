package io.aftershock.model.api;

import org.jspecify.annotations.Nullable;

/**
 * What tells the answers to one request from those to others, as 64 bits: NATS numbers its requests nowhere.
 *
 * <p>Two of a million different ones are alike with a probability of 3 in 10⁸, and would have to be answered in the same
 * second to be taken for one.
 */
public final class RequestKey {

    /** Nobody knows which connection asked, so that no answer can be told to belong to another. */
    public static final long UNKNOWN = 0;

    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Stands in no name, so that "ab" and "c" are not "a" and "bc". */
    private static final char SEPARATOR = '\uffff';

    private RequestKey() {}

    /**
     * The key of an answer; {@link #UNKNOWN} without the number of the client's connection.
     *
     * @param subject the whole subject of the request
     */
    public static long of(
            String account,
            @Nullable String clientServer,
            @Nullable String clientId,
            @Nullable String clientStart,
            String subject,
            int errCode) {
        if (clientId == null) {
            return UNKNOWN;
        }
        long hash = addConnection(add(FNV_BASIS ^ errCode, account), clientServer, clientId, clientStart);
        return known(add(hash, subject));
    }

    /** The key of a connection; {@link #UNKNOWN} without its number, which each server gives anew. */
    public static long ofConnection(
            @Nullable String clientServer, @Nullable String clientId, @Nullable String clientStart) {
        return clientId == null ? UNKNOWN : known(addConnection(FNV_BASIS, clientServer, clientId, clientStart));
    }

    private static long addConnection(
            long hash, @Nullable String clientServer, String clientId, @Nullable String clientStart) {
        return add(add(add(hash, clientServer), clientId), clientStart);
    }

    private static long known(long hash) {
        long mixed = mixed(hash);
        return mixed == UNKNOWN ? 1 : mixed;
    }

    /** FNV-1a by characters. */
    private static long add(long hash, @Nullable String text) {
        long sum = hash;
        for (int i = 0; text != null && i < text.length(); i++) {
            sum = (sum ^ text.charAt(i)) * FNV_PRIME;
        }
        return (sum ^ SEPARATOR) * FNV_PRIME;
    }

    /** MurmurHash3's 64-bit mixer, so that the low bits can address a table. */
    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
