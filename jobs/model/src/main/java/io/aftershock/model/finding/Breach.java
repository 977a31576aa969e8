package io.aftershock.model.finding;

import org.jspecify.annotations.Nullable;

/**
 * One revision of a breach: a check whose condition holds, or has ceased to.
 *
 * @param id made of check, cluster, account and the number of the episode; the same for all revisions
 * @param revision 1 for the first; readers keep the highest
 * @param check code of the check, for example {@code JETSTREAM_009}
 * @param account null if the check judges a cluster
 * @param atMillis epoch milliseconds of the cluster's clock at this revision
 * @param openedAtMillis epoch milliseconds at which it opened
 * @param closedAtMillis epoch milliseconds at which it closed; null while it is open
 * @param value what was judged, in the unit of {@code threshold}
 * @param threshold what {@code value} has to pass
 * @param lookbackSeconds how far back the check looks; null if it looks at the present only
 * @param interval what chance leaves open about {@code value}; null if the check counts
 * @param summary one true sentence with the numbers
 * @param parentId id of the breach that explains this one; null if none is known
 * @param delayed whether it was found while catching up, so that it may be over
 * @param configVersion names the thresholds that were in force
 * @param runbook where to read on
 * @param faultSide {@code service} if the failures are the cluster's, {@code client} if they are its users'; null if the
 *     check does not judge calls
 * @param accountName what people call the account; null if that is not known, or is {@code account} itself
 */
public record Breach(
        String id,
        int revision,
        String check,
        Severity severity,
        BreachState state,
        String cluster,
        @Nullable String account,
        long atMillis,
        long openedAtMillis,
        @Nullable Long closedAtMillis,
        double value,
        double threshold,
        @Nullable Integer lookbackSeconds,
        @Nullable Interval interval,
        String summary,
        Evidence evidence,
        @Nullable String parentId,
        boolean delayed,
        String configVersion,
        String runbook,
        @Nullable String faultSide,
        @Nullable String accountName) {

    /** A breach of an account that has no other name, or of a cluster. */
    public Breach(
            String id,
            int revision,
            String check,
            Severity severity,
            BreachState state,
            String cluster,
            @Nullable String account,
            long atMillis,
            long openedAtMillis,
            @Nullable Long closedAtMillis,
            double value,
            double threshold,
            @Nullable Integer lookbackSeconds,
            @Nullable Interval interval,
            String summary,
            Evidence evidence,
            @Nullable String parentId,
            boolean delayed,
            String configVersion,
            String runbook,
            @Nullable String faultSide) {
        this(
                id,
                revision,
                check,
                severity,
                state,
                cluster,
                account,
                atMillis,
                openedAtMillis,
                closedAtMillis,
                value,
                threshold,
                lookbackSeconds,
                interval,
                summary,
                evidence,
                parentId,
                delayed,
                configVersion,
                runbook,
                faultSide,
                null);
    }

    /** The same, explained by another breach. */
    public Breach childOf(String parent) {
        return new Breach(
                id,
                revision,
                check,
                severity,
                state,
                cluster,
                account,
                atMillis,
                openedAtMillis,
                closedAtMillis,
                value,
                threshold,
                lookbackSeconds,
                interval,
                summary,
                evidence,
                parent,
                delayed,
                configVersion,
                runbook,
                faultSide,
                accountName);
    }

    public boolean isOpen() {
        return state != BreachState.CLOSED;
    }
}
