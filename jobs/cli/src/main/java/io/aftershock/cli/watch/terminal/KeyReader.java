package io.aftershock.cli.watch.terminal;

import io.aftershock.cli.watch.view.Key;
import java.io.IOException;
import org.jline.terminal.KeyEvent;
import org.jline.terminal.KeyParser;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/** Keys, one by one, from what a terminal sends for them. */
final class KeyReader {

    /** A terminal sends the rest of a sequence at once; who presses Esc sends nothing more for so long. */
    private static final long REST_OF_SEQUENCE_MILLIS = 60;

    private static final int LONGEST_SEQUENCE = 32;

    private static final int ESCAPE = 27;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;

    private final NonBlockingReader reader;

    KeyReader(NonBlockingReader reader) {
        this.reader = reader;
    }

    /**
     * Waits for the next key; null if there was none, or one that is of no use here.
     *
     * @throws IOException also if the terminal is gone
     */
    @Nullable
    Key read(long timeoutMillis) throws IOException {
        int sign = reader.read(Math.max(1, timeoutMillis));
        if (sign == NonBlockingReader.EOF) {
            throw new IOException("the terminal is gone");
        }
        if (sign == NonBlockingReader.READ_EXPIRED) {
            return null;
        }
        return switch (sign) {
            case ESCAPE -> sequence();
            case '\r', '\n' -> Key.of(Key.Kind.ENTER);
            case BACKSPACE, DELETE -> Key.of(Key.Kind.BACKSPACE);
            default -> sign < ' ' ? null : Key.of(wholeSign((char) sign));
        };
    }

    /** Beyond the first plane a character comes in two halves. */
    private int wholeSign(char first) throws IOException {
        if (!Character.isHighSurrogate(first)) {
            return first;
        }
        int second = reader.read(REST_OF_SEQUENCE_MILLIS);
        return second > 0 && Character.isLowSurrogate((char) second)
                ? Character.toCodePoint(first, (char) second)
                : '?';
    }

    private @Nullable Key sequence() throws IOException {
        StringBuilder sequence = new StringBuilder().append((char) ESCAPE);
        while (sequence.length() < LONGEST_SEQUENCE) {
            int next = reader.read(REST_OF_SEQUENCE_MILLIS);
            if (next < 0) {
                break;
            }
            sequence.append((char) next);
            if (isComplete(sequence)) {
                break;
            }
        }
        return sequence.length() == 1 ? Key.of(Key.Kind.ESCAPE) : parsed(sequence.toString());
    }

    /** After {@code ESC [} come parameters and one letter or tilde, after {@code ESC O} and all others one character. */
    private static boolean isComplete(CharSequence sequence) {
        char last = sequence.charAt(sequence.length() - 1);
        if (sequence.charAt(1) == '[') {
            return sequence.length() > 2 && last >= '@' && last <= '~';
        }
        return sequence.charAt(1) != 'O' || sequence.length() > 2;
    }

    private static @Nullable Key parsed(String sequence) {
        KeyEvent event = KeyParser.parse(sequence);
        if (event.getType() == KeyEvent.Type.Arrow && event.getArrow() != null) {
            return switch (event.getArrow()) {
                case Up -> Key.of(Key.Kind.UP);
                case Down -> Key.of(Key.Kind.DOWN);
                default -> null;
            };
        }
        if (event.getType() == KeyEvent.Type.Special && event.getSpecial() != null) {
            return switch (event.getSpecial()) {
                case PageUp -> Key.of(Key.Kind.PAGE_UP);
                case PageDown -> Key.of(Key.Kind.PAGE_DOWN);
                case Home -> Key.of(Key.Kind.HOME);
                case End -> Key.of(Key.Kind.END);
                case Enter -> Key.of(Key.Kind.ENTER);
                default -> null;
            };
        }
        return null;
    }
}
