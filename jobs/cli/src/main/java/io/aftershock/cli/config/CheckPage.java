package io.aftershock.cli.config;

import io.aftershock.monitor.check.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The page of a check below {@code docs/checks}, of which the jar holds a copy. */
public final class CheckPage {

    private CheckPage() {}

    /** Its text; null if it was not there when the jar was built. */
    public static @Nullable String of(Check check) {
        String name = "/io/aftershock/cli/checks/" + check.name() + ".md";
        try (InputStream in = CheckPage.class.getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the jar", e);
        }
    }
}
