package io.aftershock.model.telemetry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of telemetry, undecoded, as a capture holds it and as every source emits it.
 *
 * @param cluster name of the cluster that the row is about
 * @param receivedMillis epoch milliseconds at which the row was received: by the poller, or when the capture stream
 *     stored it
 * @param kind where the row comes from, which says how {@code data} is read
 * @param account the account that an advisory was published in; {@code $HTTP} for a poll over HTTP
 * @param subject the NATS subject in the monitored cluster, prefixes of an observatory taken off; of a poll the
 *     request's subject, or {@code jsz.NODE} over HTTP
 * @param node the server that was polled, where it is known
 * @param via servers through whose connections the row came
 * @param asked servers through whose connections a poll was asked; who is here and not in {@code via} brought no answer
 * @param data the body, JSON in UTF-8; empty for {@link Kind#STATUS}
 * @param status what the source says of itself; only in rows of {@link Kind#STATUS}
 */
@SuppressWarnings(
        "ArrayRecordComponent") // rows are never compared, and a copy of each body would cost as much as reading it
public record TelemetryRow(
        String cluster,
        long receivedMillis,
        Kind kind,
        @Nullable String account,
        String subject,
        @Nullable String node,
        List<String> via,
        List<String> asked,
        byte[] data,
        @Nullable SourceStatus status) {

    /** Where a row comes from. */
    public enum Kind {
        /** An advisory or a system event: published by a server, stored in a stream. */
        EVENT,
        /** The answer to a poll over the system account, or the word that nobody answered. */
        POLL,
        /** The answer to a poll over HTTP, or the word that nobody answered. */
        HTTP_POLL,
        /** The source about itself: caught up, behind, a gap. */
        STATUS,
        /** A line of a capture that is no row: {@code subject} says where it stands, {@code node} why. */
        UNREADABLE
    }

    private static final byte[] NO_DATA = {};

    /** An advisory or system event as a stream stored it. */
    public static TelemetryRow event(
            String cluster, long receivedMillis, @Nullable String account, String subject, byte[] data) {
        return new TelemetryRow(
                cluster, receivedMillis, Kind.EVENT, account, subject, null, List.of(), List.of(), data, null);
    }

    /** The word of a source about itself. */
    public static TelemetryRow status(String cluster, long receivedMillis, SourceStatus status) {
        return new TelemetryRow(
                cluster, receivedMillis, Kind.STATUS, null, "", null, List.of(), List.of(), NO_DATA, status);
    }
}
