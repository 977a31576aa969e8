package io.aftershock.monitor.config.schema;

import org.jspecify.annotations.Nullable;

/**
 * One key.
 *
 * @param name as it is written
 * @param shape what may stand there
 * @param standard the default as one would write it; null where there is none
 * @param sentence what it is for
 */
public record Key(String name, Shape shape, @Nullable String standard, String sentence) {

    public Key {
        if (name.isBlank() || !sentence.endsWith(".")) {
            throw new IllegalArgumentException(
                    "key '" + name + "' needs a name, and a sentence that says what it is for");
        }
    }
}
