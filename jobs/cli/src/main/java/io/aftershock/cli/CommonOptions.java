package io.aftershock.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every verb understands. */
@Command(mixinStandardHelpOptions = true, versionProvider = VersionText.class)
public final class CommonOptions {

    @Option(names = "--debug", description = "Shows where an error comes from.")
    private boolean debug;

    public boolean debug() {
        return debug;
    }
}
