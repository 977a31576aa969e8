package io.aftershock.monitor.config.tree;

/**
 * One thing that is wrong, or dangerous.
 *
 * @param sentence what is wrong and what is allowed; never a secret
 */
public record Problem(KeyPath path, String sentence, Origin origin) {

    /** For people, key path first. */
    public String line() {
        String where = origin.text().isEmpty() ? "" : " (" + origin.text() + ")";
        return (path.text().isEmpty() ? "" : path + ": ") + sentence + where;
    }
}
