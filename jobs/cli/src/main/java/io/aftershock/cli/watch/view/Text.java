package io.aftershock.cli.watch.view;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A text that grows line by line and keeps to a width. */
final class Text {

    private final int width;
    private final List<AttributedString> lines = new ArrayList<>();

    Text(int width) {
        this.width = Math.max(2, width);
    }

    /** A line, cut where it is too long. */
    void line(String text, AttributedStyle style) {
        lines.add(Tones.line(Cells.cut(Cells.safe(text), width), style));
    }

    /** A line as it is, in as many as it needs. */
    void whole(String text) {
        String safe = Cells.safe(text);
        (Cells.width(safe) <= width ? List.of(safe) : Cells.wrap(safe, width))
                .forEach(line -> lines.add(Tones.line(line, Tones.PLAIN)));
    }

    void gap() {
        lines.add(AttributedString.EMPTY);
    }

    /** A sentence in as many lines as it needs. */
    void sentence(String text, AttributedStyle style) {
        Cells.wrap(Cells.safe(text), width).forEach(line -> lines.add(Tones.line(line, style)));
    }

    /** A word at the left, and beside it a sentence in as many lines as it needs. */
    void entry(String head, int indent, String text, AttributedStyle style) {
        String before = Cells.left(Cells.safe(head), indent);
        for (String line : Cells.wrap(Cells.safe(text), Math.max(2, width - indent))) {
            lines.add(new AttributedStringBuilder()
                    .append(before, Tones.FAINT)
                    .append(line, style)
                    .toAttributedString());
            before = " ".repeat(indent);
        }
    }

    List<AttributedString> lines() {
        return lines;
    }
}
