package io.aftershock.connectors.nats.source.merge;

import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster's lanes say of themselves each second: caught up if one of them is, else behind; cut off if all of them are;
 * nothing while some are being opened and none is read, since then nobody knows.
 */
public final class Progress {

    private static final long FRESH_MILLIS = 2_000;

    /**
     * How much older than its arrival the truth of a sign of life is taken to be, in milliseconds: no message of ours that
     * was stored before can still be on its way, unless the network takes longer.
     */
    private static final long ON_THE_WAY_MILLIS = 500;

    private final String cluster;
    private final List<String> names;
    private final List<Lane> lanes;

    /**
     * The progress of these lanes.
     *
     * @param names of the streams, in the order of the lanes
     */
    public Progress(String cluster, List<String> names, List<Lane> lanes) {
        this.cluster = cluster;
        this.names = names;
        this.lanes = lanes;
    }

    /**
     * The row for now; null if nobody knows yet.
     *
     * @param lastStoredMillis when the row was stored that was emitted last, in epoch milliseconds; 0 if there was none
     */
    public @Nullable TelemetryRow at(long nowMillis, long lastStoredMillis) {
        if (lanes.isEmpty()) {
            return polledOnly(nowMillis);
        }
        int freshest = -1;
        int nearest = -1;
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            if (!lane.isLive()) {
                continue;
            }
            if (isFresh(lane, nowMillis)
                    && (freshest < 0 || lane.heardMillis() > lanes.get(freshest).heardMillis())) {
                freshest = i;
            }
            if (nearest < 0 || lane.behind() < lanes.get(nearest).behind()) {
                nearest = i;
            }
        }
        if (freshest >= 0) {
            return caughtUp(freshest);
        }
        return nearest < 0 ? allLost(nowMillis) : behind(nearest, nowMillis, lastStoredMillis);
    }

    /** The row if none of the streams can be read: the cluster is as blind as the one that was lost last. Null if one can. */
    public @Nullable TelemetryRow allLost(long nowMillis) {
        int last = 0;
        for (int i = 0; i < lanes.size(); i++) {
            if (!lanes.get(i).isLost()) {
                return null;
            }
            last = lanes.get(i).lostMillis() > lanes.get(last).lostMillis() ? i : last;
        }
        SourceStatus trouble = lanes.get(last).trouble();
        if (trouble == null) {
            return null;
        }
        long sinceMillis = lanes.get(last).lostMillis();
        String detail = "Cluster %s: none of its streams can be read since %s; last was %s. %s"
                .formatted(cluster, Instant.ofEpochMilli(sinceMillis), names.get(last), trouble.detail());
        return TelemetryRow.status(
                cluster,
                nowMillis,
                new SourceStatus(
                        trouble.condition(), names.get(last), 0, Math.max(1, nowMillis - sinceMillis), detail));
    }

    private TelemetryRow polledOnly(long nowMillis) {
        String detail =
                "Cluster %s has no capture stream: no API error and no election of it is seen.".formatted(cluster);
        return TelemetryRow.status(cluster, nowMillis, new SourceStatus(Condition.POLLED_ONLY, cluster, 0, 0, detail));
    }

    private static boolean isFresh(Lane lane, long nowMillis) {
        return lane.isCaughtUp() && nowMillis - lane.heardMillis() <= FRESH_MILLIS;
    }

    private TelemetryRow caughtUp(int lane) {
        String name = names.get(lane);
        String detail = "Cluster %s: all that %s had stored has been emitted. Nothing to do.".formatted(cluster, name);
        return TelemetryRow.status(
                cluster,
                lanes.get(lane).heardMillis() - ON_THE_WAY_MILLIS,
                new SourceStatus(Condition.CAUGHT_UP, name, 0, 0, detail));
    }

    private TelemetryRow behind(int lane, long nowMillis, long lastStoredMillis) {
        String name = names.get(lane);
        long messages = lanes.get(lane).behind();
        long millis = lastStoredMillis == 0 ? 0 : Math.max(0, nowMillis - lastStoredMillis);
        String detail = messages == 0
                ? "Cluster %s: %s has not been heard of for 2 s. If this lasts, look at its server."
                        .formatted(cluster, name)
                : "Cluster %s: %d messages of %s wait to be emitted. If this lasts, the job is too slow for them."
                        .formatted(cluster, messages, name);
        return TelemetryRow.status(
                cluster, nowMillis, new SourceStatus(Condition.BEHIND, name, messages, millis, detail));
    }
}
