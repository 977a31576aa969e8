package io.aftershock.cli.config;

import io.aftershock.monitor.config.FleetConfig;

/** Stub until the config branch lands. */
@picocli.CommandLine.Command
@SuppressWarnings("DoNotCallSuggester")
public final class SettingsOptions {
    public FleetConfig fleet() {
        throw new UnsupportedOperationException();
    }
}
