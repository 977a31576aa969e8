package io.aftershock.cli.report.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What failed for a client.
 *
 * @param client its name; null for all that have none, or that were beyond what is kept by name
 * @param account as people call it
 * @param operation the one that failed most
 * @param codes with which its calls failed now, most first
 */
public record ClientFacts(
        String cluster,
        String account,
        @Nullable String client,
        long failedNow,
        long failedBefore,
        String operation,
        List<CodeCount> codes) {

    public ClientFacts {
        codes = List.copyOf(codes);
    }
}
