package io.aftershock.cli.watch.view;

import io.aftershock.model.finding.Severity;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** Colours, none of which says anything that words do not say too. */
final class Tones {

    static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    static final AttributedStyle STRONG = AttributedStyle.BOLD;
    static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();
    static final AttributedStyle ALARM = AttributedStyle.BOLD.foreground(AttributedStyle.RED);
    static final AttributedStyle WARNING = AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
    static final AttributedStyle INFO = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);

    private Tones() {}

    static AttributedStyle of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> ALARM;
            case WARNING -> WARNING;
            case INFO -> INFO;
        };
    }

    static AttributedString line(String text, AttributedStyle style) {
        return new AttributedString(text, style);
    }
}
