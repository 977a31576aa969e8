package io.aftershock.model.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision of the verdict on a breach of the error ratio, or on an election: what it coincides with.
 *
 * @param id that of its breach or election, with a prefix
 * @param kind null if nothing explains it
 * @param account null if it belongs to an election
 * @param atMillis epoch milliseconds of the cluster's clock at this revision
 * @param errorsInside failed calls inside the windows of unplanned elections
 * @param requestsInside calls inside of them
 * @param ratioWithout errors per request outside; null without requests there
 * @param pValue how likely the coincidence is by chance; null if not computed
 * @param accountName what people call the account; null if that is not known, or is {@code account} itself
 */
public record Correlation(
        String id,
        int revision,
        @Nullable CorrelationKind kind,
        String cluster,
        @Nullable String account,
        long atMillis,
        List<String> electionIds,
        List<String> stallIds,
        List<String> breachIds,
        long errorsInside,
        long requestsInside,
        long errorsOutside,
        long requestsOutside,
        @Nullable Double ratioWithout,
        @Nullable Double pValue,
        String summary,
        @Nullable String accountName) {}
