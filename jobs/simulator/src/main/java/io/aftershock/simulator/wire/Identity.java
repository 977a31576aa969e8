package io.aftershock.simulator.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;

/** Names as nats-server makes them. */
public final class Identity {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int PEER_LENGTH = 8;
    private static final int NUID_LENGTH = 22;
    private static final int SERVER_ID_LENGTH = 55;

    private Identity() {}

    /** The peer id of a server, a hash of its name that survives restarts. */
    public static String peer(String server) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(server.getBytes(StandardCharsets.UTF_8));
            StringBuilder peer = new StringBuilder();
            for (int i = 0; i < PEER_LENGTH; i++) {
                peer.append(DIGITS.charAt((hash[i] & 0xff) % DIGITS.length()));
            }
            return peer.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The id of an advisory. */
    public static String nuid(RandomGenerator chance) {
        return drawn(chance, DIGITS, NUID_LENGTH);
    }

    /** The id of a server's process: another one after each restart. */
    public static String serverId(RandomGenerator chance) {
        return "N" + drawn(chance, BASE_32, SERVER_ID_LENGTH);
    }

    private static String drawn(RandomGenerator chance, String letters, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(chance.nextInt(letters.length())));
        }
        return text.toString();
    }
}
