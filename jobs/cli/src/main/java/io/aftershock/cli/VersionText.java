package io.aftershock.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version, and what it was built with. */
public final class VersionText implements IVersionProvider {

    /** The program and its version, for what it leaves behind. */
    public static String program() throws IOException {
        return "aftershock " + version();
    }

    /** The version alone. */
    public static String version() throws IOException {
        return String.valueOf(built().getProperty("version"));
    }

    @Override
    public String[] getVersion() throws IOException {
        Properties built = built();
        return new String[] {program(), "Flink " + built.getProperty("flink") + ", jnats " + built.getProperty("jnats")
        };
    }

    private static Properties built() throws IOException {
        Properties built = new Properties();
        try (InputStream in = VersionText.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IOException("version.properties is missing from the jar");
            }
            built.load(in);
        }
        return built;
    }
}
