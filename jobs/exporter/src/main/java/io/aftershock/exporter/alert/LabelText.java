package io.aftershock.exporter.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Text that clients have chosen, made fit to be shown: one line, printable, of bounded length.
 *
 * <p>A name that is cut ends with a hash of all of it, so that two names with one beginning stay two.
 */
public final class LabelText {

    static final int LONGEST_LABEL = 200;
    static final int LONGEST_ANNOTATION = 2_000;

    private static final int HASH_CHARACTERS = 8;

    private LabelText() {}

    static String label(String text) {
        String shown = line(text);
        return shown.length() <= LONGEST_LABEL
                ? shown
                : cut(shown, LONGEST_LABEL - HASH_CHARACTERS - 1) + "~" + hash(text);
    }

    /** Text of several lines, each of them printable. */
    static String annotation(String text) {
        String shown = String.join("\n", text.lines().map(LabelText::line).toList());
        return shown.length() <= LONGEST_ANNOTATION ? shown : cut(shown, LONGEST_ANNOTATION - 1) + "…";
    }

    /** One line: what would break it, turn it around or ring a bell becomes a blank. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(code -> line.appendCodePoint(isShown(code) ? code : ' '));
        return line.toString();
    }

    private static boolean isShown(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** Not through the middle of a character of two. */
    private static String cut(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
