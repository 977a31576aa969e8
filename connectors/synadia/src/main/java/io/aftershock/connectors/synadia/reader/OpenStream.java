package io.aftershock.connectors.synadia.reader;

import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.ReadingPlan;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.fleet.StartingPosition.Kind;
import io.aftershock.connectors.synadia.split.StreamSplit;
import io.aftershock.model.telemetry.TelemetryRow;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.MessageInfo;
import io.synadia.flink.source.JetStreamSubjectConfiguration;
import io.synadia.flink.source.reader.JetStreamSourceReader;
import io.synadia.flink.source.split.JetStreamSplit;
import io.synadia.flink.utils.ConnectionContext;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.SourceReaderContext;

/**
 * A stream that is being read by the other connector: a reader of its own, for one split, on a connection of its own.
 *
 * @param reader their reader; it is told that it is unbounded, since it knows no end but a number of messages
 * @param converter knows the last message that the reader emitted
 * @param broken whether the connection has broken
 * @param from sequence behind which reading began
 * @param end sequence of the last message to read; {@link #NO_END} if there is none
 */
record OpenStream(
        JetStreamSourceReader<TelemetryRow> reader, RowConverter converter, Break broken, long from, long end) {

    static final long NO_END = Long.MAX_VALUE;

    private static final int NO_MESSAGE_FOUND = 10037;

    /**
     * Connects and begins to read.
     *
     * @throws IOException if the server cannot be reached, or refuses
     * @throws JetStreamApiException if there is no such stream, or it may not be read
     */
    static OpenStream open(
            StreamSplit split, CaptureStream stream, ReadingPlan plan, Break broken, SourceReaderContext flink)
            throws IOException, JetStreamApiException {
        ReconnectingConnections connections =
                new ReconnectingConnections(stream.endpoint(), "synadia-" + split.cluster(), broken);
        RowConverter converter = new RowConverter(split.cluster(), stream.layout());
        JetStreamSourceReader<TelemetryRow> reader =
                new JetStreamSourceReader<>(Boundedness.CONTINUOUS_UNBOUNDED, converter, connections, flink);
        reader.start();
        OpenStream opened = null;
        try {
            ConnectionContext server = connections.getConnectionContext();
            long last =
                    server.jsm.getStreamInfo(stream.stream()).getStreamState().getLastSequence();
            long from = from(split.sequence(), last, plan.start());
            opened = new OpenStream(
                    reader, converter, broken, from, plan.bounded() ? end(server, stream, from, plan.start()) : NO_END);
            reader.addSplits(List.of(theirs(stream, from, plan.start())));
            return opened;
        } finally {
            if (opened == null) {
                close(reader);
            }
        }
    }

    /** Whether it holds nothing to read, or nothing any more. */
    boolean hasEnded() {
        return Math.max(from, converter.sequence()) >= end;
    }

    void close() {
        close(reader);
    }

    /** A position beyond the stream's end is of a stream that is no more. */
    private static long from(long position, long last, StartingPosition start) {
        if (position > last) {
            return 0;
        }
        return position == 0 && start.kind() == Kind.NEW ? last : position;
    }

    private static long end(ConnectionContext server, CaptureStream stream, long from, StartingPosition start)
            throws IOException, JetStreamApiException {
        try {
            MessageInfo last = server.jsm.getLastMessage(stream.stream(), stream.filterSubject());
            boolean tooOld = from == 0
                    && start.kind() == Kind.SINCE
                    && last.getTime().toInstant().toEpochMilli() < start.epochMillis();
            return tooOld ? 0 : last.getSeq();
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_MESSAGE_FOUND) {
                return 0;
            }
            throw e;
        }
    }

    private static JetStreamSplit theirs(CaptureStream stream, long from, StartingPosition start) {
        JetStreamSubjectConfiguration.Builder what = JetStreamSubjectConfiguration.builder()
                .streamName(stream.stream())
                .subject(stream.filterSubject());
        if (from == 0 && start.kind() == Kind.SINCE) {
            what.startTime(Instant.ofEpochMilli(start.epochMillis()).atZone(ZoneOffset.UTC));
        }
        JetStreamSplit split = new JetStreamSplit(what.build());
        if (from > 0) {
            split.lastEmittedStreamSequence.set(from);
        }
        return split;
    }

    private static void close(JetStreamSourceReader<TelemetryRow> reader) {
        try {
            reader.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            // It is given up; a connection that does not close in order is closed all the same.
        }
    }
}
