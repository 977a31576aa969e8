package io.aftershock.cli.watch.view;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/**
 * Text in the cells of a terminal.
 *
 * <p>Names are chosen by clients. What would steer the terminal, has no width of its own or turns the writing around
 * becomes a question mark, so that each character that is left takes one cell or two and stays where it was put.
 */
final class Cells {

    private static final String CUT = "…";
    private static final char UNSAFE = '?';

    private Cells() {}

    /** The same without anything that could steer the terminal. */
    static String safe(String text) {
        if (text.chars().allMatch(sign -> sign >= ' ' && sign <= '~')) {
            return text;
        }
        StringBuilder safe = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(sign -> {
            if (Character.isSpaceChar(sign) && WCWidth.wcwidth(sign) > 0 && !isBreak(sign)) {
                safe.append(" ".repeat(WCWidth.wcwidth(sign)));
            } else if (isSafe(sign)) {
                safe.appendCodePoint(sign);
            } else {
                safe.append(UNSAFE);
            }
        });
        return safe.toString();
    }

    private static boolean isBreak(int sign) {
        int type = Character.getType(sign);
        return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isSafe(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> WCWidth.wcwidth(sign) > 0;
        };
    }

    /** How many cells safe text takes. */
    static int width(String text) {
        return text.codePoints().map(WCWidth::wcwidth).sum();
    }

    /** Safe text that begins and ends as it did, and takes at most {@code width} cells. */
    static String cutInMiddle(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        if (width < 1) {
            return "";
        }
        int end = (width - 1) / 2;
        String head = head(text, width - 1 - end);
        String tail = new StringBuilder(head(new StringBuilder(text).reverse().toString(), end))
                .reverse()
                .toString();
        return head + CUT + tail;
    }

    /** Safe text that begins as it did, and takes at most {@code width} cells. */
    static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        return width < 1 ? "" : head(text, width - 1).stripTrailing() + CUT;
    }

    private static String head(String text, int width) {
        int taken = 0;
        int place = 0;
        while (place < text.length()) {
            int sign = text.codePointAt(place);
            taken += WCWidth.wcwidth(sign);
            if (taken > width) {
                break;
            }
            place += Character.charCount(sign);
        }
        return text.substring(0, place);
    }

    /** Safe text at the left of so many cells. */
    static String left(String text, int width) {
        String fitting = cut(text, width);
        return fitting + " ".repeat(Math.max(0, width - width(fitting)));
    }

    /** Safe text at the right of so many cells. */
    static String right(String text, int width) {
        String fitting = cut(text, width);
        return " ".repeat(Math.max(0, width - width(fitting))) + fitting;
    }

    /** Safe text in lines of at most so many cells, broken between words where that is possible. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            if (line.length() > 0 && width(line.toString()) + 1 + width(rest) > width) {
                lines.add(line.toString());
                line = new StringBuilder();
            }
            line.append(line.length() > 0 ? " " : "");
            while (width(rest) > width) {
                String head = head(rest, Math.max(2, width));
                lines.add(head);
                rest = rest.substring(head.length());
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }
}
