package io.aftershock.exporter.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A name as the value of a label: what readers of the format stumble over is replaced, and what is longer than anybody can
 * read is cut. Quotes, backslashes and line ends are escaped by whoever writes the format.
 */
public final class LabelValue {

    static final String EXEMPLAR_NAME = "finding";

    /** What OpenMetrics allows for the labels of an exemplar together. */
    static final int EXEMPLAR_CHARACTERS = 128;

    private static final int LONGEST = 256;
    private static final char REPLACEMENT = '\uFFFD';

    private LabelValue() {}

    /** The value for a name; that of a value is the value itself. */
    public static String of(String name) {
        StringBuilder text = new StringBuilder(name.length());
        name.codePoints().forEach(each -> text.appendCodePoint(isPlain(each) ? each : REPLACEMENT));
        return text.length() <= LONGEST ? text.toString() : cut(text, name);
    }

    private static boolean isPlain(int codePoint) {
        boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return codePoint == '\n' || codePoint == '\t' || !(half || Character.isISOControl(codePoint));
    }

    /** Two names with one beginning stay two. */
    private static String cut(StringBuilder text, String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        String end = "…%08x".formatted(sum.getValue());
        int keep = LONGEST - end.length();
        boolean splits = Character.isHighSurrogate(text.charAt(keep - 1));
        return text.substring(0, splits ? keep - 1 : keep) + end;
    }
}
