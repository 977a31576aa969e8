package io.aftershock.cli.observatory;

import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.monitor.config.observatory.ObservatoriesConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fleet of {@code deploy/observatory}: one cluster with accounts in its configuration, one of an operator. */
final class ExampleFleet {

    private ExampleFleet() {}

    static Path folder() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow()
                .resolve("deploy/observatory");
    }

    static ObservatoriesConfig config() {
        return ConfigLoader.loadObservatories(folder().resolve("fleet.yaml"), Map.of(), List.of());
    }
}
