package io.aftershock.connectors.nats.source.fleet;

import org.jspecify.annotations.Nullable;

/**
 * Where in the monitored cluster a message was published.
 *
 * @param account the account, null if the stored subject does not tell
 * @param subject the subject there
 */
public record Origin(@Nullable String account, String subject) {}
