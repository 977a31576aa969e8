package io.aftershock.simulator.history;

import io.aftershock.model.api.ErrorClass;
import io.aftershock.model.api.ErrorCodes;
import io.aftershock.model.window.ApiMinute;
import io.aftershock.model.window.ClientMinute;
import java.util.LinkedHashMap;
import java.util.Map;

/** The failed calls of an account in a minute, added up as the tables hold them: a row a combination. */
final class MinuteOfFailures {

    private record Failure(String operation, int errCode) {

        ErrorClass errorClass() {
            return ErrorCodes.classify(operation, errCode);
        }

        /** Reads of messages that are not there have no ratio. */
        boolean isJudged() {
            return errorClass() != ErrorClass.GET_MISS;
        }
    }

    private record Culprit(String client, Failure failure) {}

    private final Map<Failure, Long> failures = new LinkedHashMap<>();
    private final Map<Culprit, Long> culprits = new LinkedHashMap<>();

    void add(String client, String operation, int errCode, long failed) {
        if (failed > 0) {
            Failure failure = new Failure(operation, errCode);
            failures.merge(failure, failed, Long::sum);
            if (failure.isJudged()) {
                culprits.merge(new Culprit(client, failure), failed, Long::sum);
            }
        }
    }

    void tell(String cluster, Habit habit, long minute, boolean complete, HistoryRows rows) {
        failures.forEach((failure, failed) -> {
            long judged = failure.isJudged() ? failed : 0;
            rows.calls(new ApiMinute(
                    cluster,
                    habit.key(),
                    minute,
                    failure.operation,
                    failure.errorClass(),
                    failure.errCode,
                    failed,
                    failed,
                    judged,
                    judged,
                    complete,
                    habit.name()));
        });
        culprits.forEach((culprit, failed) -> rows.client(new ClientMinute(
                cluster,
                habit.key(),
                minute,
                culprit.client,
                culprit.failure.operation,
                culprit.failure.errorClass(),
                culprit.failure.errCode,
                failed)));
    }
}
