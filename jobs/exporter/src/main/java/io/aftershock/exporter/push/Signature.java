package io.aftershock.exporter.push;

import io.aftershock.connectors.nats.connection.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a message as Standard Webhooks 1.0 says: HMAC-SHA256 over id, time and body, by each secret of a file, so
 * that a secret can be replaced while both sides know the old one.
 */
final class Signature {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private Signature() {}

    /**
     * What stands in {@code webhook-signature}.
     *
     * @throws IOException if the file cannot be read or holds no such secret; the message names the file only
     */
    static String of(String id, long epochSeconds, String body, String secretFile) throws IOException {
        byte[] signed = (id + "." + epochSeconds + "." + body).getBytes(StandardCharsets.UTF_8);
        List<String> signatures = new ArrayList<>();
        for (byte[] secret : secrets(secretFile)) {
            signatures.add("v1," + Base64.getEncoder().encodeToString(hmac(secret, signed)));
        }
        return String.join(" ", signatures);
    }

    private static List<byte[]> secrets(String file) throws IOException {
        List<byte[]> secrets = new ArrayList<>();
        for (String line : new SecretFile(file).readable().lines().toList()) {
            if (!line.isBlank()) {
                secrets.add(secret(line.strip(), file));
            }
        }
        if (secrets.isEmpty()) {
            throw wrong(file);
        }
        return secrets;
    }

    private static byte[] secret(String line, String file) throws IOException {
        try {
            byte[] secret = Base64.getDecoder().decode(line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : "");
            if (secret.length >= SHORTEST && secret.length <= LONGEST) {
                return secret;
            }
        } catch (IllegalArgumentException e) {
            // Its message would show a part of the secret.
        }
        throw wrong(file);
    }

    private static IOException wrong(String file) {
        return new IOException("The file " + file + " must hold " + PREFIX + " and " + SHORTEST + " to " + LONGEST
                + " random bytes in base64 in each line, as the specification of Standard Webhooks says.");
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }
}
