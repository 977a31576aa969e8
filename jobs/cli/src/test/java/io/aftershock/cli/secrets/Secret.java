package io.aftershock.cli.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Something that nobody may see, in the spellings in which it may get out.
 *
 * @param name what a failing test calls it
 * @param spellings each with the bytes as characters of one byte
 */
record Secret(String name, Map<String, String> spellings) {

    /** So long that it stands nowhere by chance. */
    private static final int LEAST_BYTES = 16;

    static Secret of(String name, String text) {
        Secret secret = of(name, text.getBytes(StandardCharsets.UTF_8));
        // Without the first byte, which is 0: what is left stands in it whichever byte of two goes first.
        secret.spellings.put(
                "UTF-16", latin(text.getBytes(StandardCharsets.UTF_16BE)).substring(1));
        return secret;
    }

    static Secret of(String name, byte[] bytes) {
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalArgumentException(name + " is too short to be searched for");
        }
        Map<String, String> spellings = new LinkedHashMap<>();
        spellings.put("bytes", latin(bytes));
        String hex = HexFormat.of().formatHex(bytes);
        spellings.put("hex", hex);
        spellings.put("HEX", hex.toUpperCase(Locale.ROOT));
        for (int before = 0; before < 3; before++) {
            spellings.put("base64 after " + before, base64(bytes, before, Base64.getEncoder()));
            spellings.put("base64url after " + before, base64(bytes, before, Base64.getUrlEncoder()));
        }
        return new Secret(name, spellings);
    }

    /** What of the base64 of a longer text is the same whatever stands around the secret, so many bytes into a group of three. */
    private static String base64(byte[] bytes, int before, Base64.Encoder encoder) {
        int first = before == 0 ? 0 : 3 - before;
        int whole = (bytes.length - first) / 3 * 3;
        return latin(encoder.encode(Arrays.copyOfRange(bytes, first, first + whole)));
    }

    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
