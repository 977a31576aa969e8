package io.aftershock.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version, and what it was built with. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties built = new Properties();
        try (InputStream in = VersionText.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IOException("version.properties is missing from the jar");
            }
            built.load(in);
        }
        return new String[] {
            "aftershock " + built.getProperty("version"),
            "Flink " + built.getProperty("flink") + ", jnats " + built.getProperty("jnats")
        };
    }
}
