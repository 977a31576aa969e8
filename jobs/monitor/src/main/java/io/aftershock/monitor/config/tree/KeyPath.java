package io.aftershock.monitor.config.tree;

/** Where in the configuration something stands: {@code clusters[0].urls}. */
public record KeyPath(String text) {

    /** The whole configuration. */
    public static final KeyPath ROOT = new KeyPath("");

    /** A key below this one. */
    public KeyPath key(String name) {
        return new KeyPath(text.isEmpty() ? name : text + "." + name);
    }

    /** An entry of the list here. */
    public KeyPath item(int index) {
        return new KeyPath(text + "[" + index + "]");
    }

    /** Whether this is the other one or stands below it. */
    public boolean isWithin(KeyPath other) {
        return text.startsWith(other.text)
                && (text.length() == other.text.length()
                        || other.text.isEmpty()
                        || text.charAt(other.text.length()) == '.'
                        || text.charAt(other.text.length()) == '[');
    }

    @Override
    public String toString() {
        return text;
    }
}
