package io.aftershock.monitor.check.client;

import io.aftershock.model.api.ErrorClass;
import io.aftershock.model.finding.Severity;
import java.util.Collection;

/** NEWERROR_001: an account has an error that it has not had for days. */
public final class NewErrorRule {

    private NewErrorRule() {}

    /**
     * What holds for an account.
     *
     * @param memoryMillis an error that was not seen for so long is new
     * @param learnMillis for so long after its first call nothing is new in an account
     * @param tellMillis for so long a new error is told
     */
    public record Limits(long memoryMillis, long learnMillis, long tellMillis) {}

    /**
     * Whether other checks leave it to this one: an error of the cluster's availability says nothing new about the account,
     * however rare elections are.
     */
    public static boolean concerns(ErrorClass errorClass) {
        return errorClass != ErrorClass.AVAILABILITY;
    }

    /** Whether an error is new at its time. */
    public static boolean isNew(ErrorHistory history, int errCode, long atMillis, Limits limits) {
        // 1. Nobody knows yet what is usual in the account.
        if (atMillis < history.sinceMillis + limits.learnMillis()) {
            return false;
        }
        Long seen = history.seenMillis.get(errCode);
        // 2. It was never seen, and there is room to remember it.
        if (seen == null) {
            return history.seenMillis.size() < ErrorHistory.MAX_CODES;
        }
        // 3. It is long ago.
        return atMillis - seen > limits.memoryMillis();
    }

    /** A client's own mistake is good to know next to a deployment; what no client can mend by itself is a warning. */
    public static Severity severity(Collection<ErrorClass> classes) {
        boolean mistakes = classes.stream().allMatch(each -> switch (each) {
            case NOT_FOUND, CONFLICT, CALLER, GET_MISS -> true;
            default -> false;
        });
        return mistakes ? Severity.INFO : Severity.WARNING;
    }
}
