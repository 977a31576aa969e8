package io.aftershock.cli.watch.fleet;

import io.aftershock.model.finding.Breach;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as it stands.
 *
 * @param name what people call it; null if that is not known, or is {@code account} itself
 * @param findings what is open there, the worst first
 */
public record AccountRow(
        String cluster, String account, @Nullable String name, Trend trend, List<Breach> findings) {}
