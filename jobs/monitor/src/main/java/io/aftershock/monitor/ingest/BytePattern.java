package io.aftershock.monitor.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An ASCII text to be found among bytes, by Horspool's search: it leaps, and so looks at few of them. */
final class BytePattern {

    private final byte[] text;

    /** By the byte under the pattern's end: how far the pattern may move without missing a place. */
    private final int[] leaps = new int[256];

    BytePattern(String ascii) {
        text = ascii.getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(leaps, text.length);
        for (int i = 0; i < text.length - 1; i++) {
            leaps[text[i]] = text.length - 1 - i;
        }
    }

    /** Whether it stands anywhere from a place on. */
    boolean isIn(byte[] bytes, int from) {
        int last = text.length - 1;
        for (int end = from + last; end < bytes.length; end += leaps[bytes[end] & 0xff]) {
            if (bytes[end] == text[last] && Arrays.equals(bytes, end - last, end + 1, text, 0, text.length)) {
                return true;
            }
        }
        return false;
    }
}
