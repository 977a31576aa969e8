package io.aftershock.cli.watch.view;

/**
 * A key that was pressed.
 *
 * @param sign the character of {@link Kind#SIGN}, a code point; 0 of all others
 */
public record Key(Kind kind, int sign) {

    /** Which key; those of no use here are none. */
    public enum Kind {
        SIGN,
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        ENTER,
        ESCAPE,
        BACKSPACE
    }

    public static Key of(Kind kind) {
        return new Key(kind, 0);
    }

    public static Key of(int sign) {
        return new Key(Kind.SIGN, sign);
    }

    boolean is(char letter) {
        return kind == Kind.SIGN && sign == letter;
    }
}
