package io.aftershock.connectors.nats.source.reader;

import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * What the fleet directory says of a cluster: told at once, and what holds again each second.
 *
 * <p>Nobody else may have anything to say of a cluster that cannot be read, and without a word no time passes for it.
 */
final class DirectoryWord {

    private static final long AGAIN_MILLIS = 1_000;

    private final List<SourceStatus> due = new ArrayList<>();
    private final List<SourceStatus> holds = new ArrayList<>(1);
    private long sinceMillis;
    private long toldMillis;

    void said(SourceStatus status, long nowMillis) {
        due.add(status);
        holds.clear();
        if (status.condition() != Condition.RESTORED) {
            holds.add(status);
        }
        sinceMillis = nowMillis;
        toldMillis = nowMillis;
    }

    /** Who is not to be read any more cannot be missed either. */
    void dropped(String source) {
        due.add(new SourceStatus(
                Condition.RESTORED, source, 0, 0, source + " is not read any more, by the cluster's definition."));
    }

    /** What there is to tell now. */
    List<SourceStatus> due(long nowMillis) {
        if (nowMillis - toldMillis >= AGAIN_MILLIS) {
            toldMillis = nowMillis;
            holds.forEach(status -> due.add(again(status, nowMillis - sinceMillis)));
        }
        List<SourceStatus> told = List.copyOf(due);
        due.clear();
        return told;
    }

    private static SourceStatus again(SourceStatus status, long lastedMillis) {
        long lasted = status.condition() == Condition.CAUGHT_UP ? 0 : Math.max(1, lastedMillis);
        return new SourceStatus(status.condition(), status.source(), status.messages(), lasted, status.detail());
    }
}
