package io.aftershock.monitor.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A folder with a configuration and the files that it names. */
record ConfigFolder(Path folder) {

    static final String SECRET = "hunter2";

    /** A cluster with which nothing is wrong, in one line. */
    static final String GOOD_CLUSTER =
            "{name: east, environment: prod, urls: nats://a:4222, source: {streams: [{name: o1, urls: nats://o1:4222}]}}";

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ConfigFolder.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files with secrets in them. */
    ConfigFolder with(String... names) {
        for (String name : names) {
            write(name, SECRET);
        }
        return this;
    }

    Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FleetConfig load(String yaml, String... sets) {
        return load(yaml, Map.of(), sets);
    }

    FleetConfig load(String yaml, Map<String, String> env, String... sets) {
        return ConfigLoader.load(write("fleet.yaml", yaml), env, List.of(sets));
    }

    /** What is wrong with a configuration; nothing if it can be used. */
    List<String> problems(String yaml, String... sets) {
        try {
            load(yaml, sets);
            return List.of();
        } catch (ConfigProblems e) {
            return e.lines();
        }
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }
}
