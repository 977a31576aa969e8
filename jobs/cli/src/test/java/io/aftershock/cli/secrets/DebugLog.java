package io.aftershock.cli.secrets;

import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/** Everything that anybody in this process logs, down to DEBUG, in a file instead of on standard error. */
final class DebugLog implements AutoCloseable {

    private DebugLog() {}

    static DebugLog into(Path file) {
        ConfigurationBuilder<BuiltConfiguration> log = ConfigurationBuilderFactory.newConfigurationBuilder();
        log.add(log.newAppender("file", "File")
                .addAttribute("fileName", file.toString())
                .add(log.newLayout("PatternLayout").addAttribute("pattern", "%d %p %c: %m%n%ex{full}")));
        log.add(log.newRootLogger(Level.DEBUG).add(log.newAppenderRef("file")));
        Configurator.reconfigure(log.build());
        return new DebugLog();
    }

    @Override
    public void close() {
        Configurator.reconfigure();
    }
}
