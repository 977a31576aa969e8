package io.aftershock.model.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which answers of the API stopped, or nearly so, while telemetry went on.
 *
 * @param id made of cluster, account and the number of the stall
 * @param account null for the cluster as a whole
 * @param startMillis epoch milliseconds of the second in which answers fell
 * @param endMillis epoch milliseconds of the second in which they came back; null while they have not
 * @param requestsExpected as many as usually come in that time
 * @param requestsSeen as many as came
 * @param electionIds elections of meta leaders for which calls waited
 * @param answers which answers are counted
 * @param accountName what people call the account; null if that is not known, or is {@code account} itself
 * @param atMillis epoch milliseconds of the cluster's clock when this was said
 */
public record Stall(
        String id,
        String cluster,
        @Nullable String account,
        long startMillis,
        @Nullable Long endMillis,
        long requestsExpected,
        long requestsSeen,
        List<String> electionIds,
        Answers answers,
        @Nullable String accountName,
        long atMillis) {

    /** For how long answers stopped, up to now if they have not come back. */
    public long lastedMillis() {
        return (endMillis == null ? atMillis : endMillis) - startMillis;
    }
}
