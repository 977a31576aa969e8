package io.aftershock.connectors.nats.source.event;

import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.split.Mark;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what happens to one stream, once per event however often it is tried again: to the log, and as status rows. */
public final class StreamEvents {

    private static final Logger LOG = LoggerFactory.getLogger(StreamEvents.class);

    private final CaptureStream stream;
    private final String title;
    private final Consumer<SourceStatus> rows;
    private @Nullable Condition trouble;
    private boolean openedBefore;

    /**
     * Nothing has happened yet.
     *
     * @param cluster whose telemetry it holds; empty if it holds something else
     * @param rows who turns a status into a row
     */
    public StreamEvents(String cluster, CaptureStream stream, Consumer<SourceStatus> rows) {
        this.stream = stream;
        String what = cluster.isEmpty()
                ? "Stream " + stream.stream()
                : "Cluster %s, stream %s of %s".formatted(cluster, stream.stream(), stream.name());
        this.title = what + " at " + String.join(",", stream.endpoint().urls());
        this.rows = rows;
    }

    /** The stream cannot be read for now. */
    public void broke(Trouble found) {
        if (trouble == found.condition()) {
            LOG.debug("{}: still {}: {}", title, found.condition(), found.reason());
            return;
        }
        trouble = found.condition();
        String what = trouble == Condition.REFUSED ? "the server refused us" : "cut off";
        warn(
                trouble,
                0,
                "%s: %s: %s; tried again with back-off. %s".formatted(title, what, found.reason(), found.remedy()));
    }

    /**
     * The stream is being read, again or for the first time.
     *
     * @param why why the last consumer was given up; null if there was none or the connection broke
     */
    public void opened(Resumption resumption, @Nullable String why) {
        if (trouble != null) {
            info(Condition.RESTORED, "%s: works again; %s. Nothing to do.".formatted(title, start(resumption)));
        } else if (openedBefore) {
            warn(
                    Condition.CONSUMER_LOST,
                    0,
                    "%s: the consumer was lost (%s) and made anew; %s. Nothing to do."
                            .formatted(title, why, start(resumption)));
        } else {
            LOG.info("{}: connected; {}", title, start(resumption));
        }
        trouble = null;
        openedBefore = true;
        switch (resumption.past()) {
            case SAME -> {}
            case LOST_ITS_END -> lostItsEnd();
            case RECREATED ->
                warn(
                        Condition.STREAM_RECREATED,
                        0,
                        "%s: the stream is not the one read before; it is read from its first message. "
                                        .formatted(title)
                                + "If nobody deleted it on purpose, look at the server's store.");
        }
        missing(resumption.missing());
    }

    /** The stream has lost its newest messages, some of them perhaps before they were read. */
    public void lostItsEnd() {
        warn(
                Condition.GAP,
                0,
                "%s: the stream has lost its newest messages, and gives their sequences to others; ".formatted(title)
                        + "how many were lost before they were read is not known. All that it holds is read. "
                        + "If its server was killed, a shorter sync_interval loses less; else look at its store.");
    }

    /** That many messages have gone before they could be read, at most; nothing is said of none. */
    public void missing(long messages) {
        if (messages > 0) {
            warn(
                    Condition.GAP,
                    messages,
                    "%s: %s%d messages were deleted or expired before they were read; reading went on behind them. "
                                    .formatted(title, stream.isWholeStream() ? "" : "up to ", messages)
                            + "If that was not a purge, give the stream a longer max_age or more bytes.");
        }
    }

    private static String start(Resumption resumption) {
        Mark from = resumption.from();
        return from.isTime()
                ? "reading starts at " + Instant.EPOCH.plusNanos(from.storedNanos() + 1)
                : "reading goes on at sequence " + (from.sequence() + 1);
    }

    private void warn(Condition condition, long messages, String detail) {
        LOG.warn("{} {}", condition, detail);
        rows.accept(new SourceStatus(condition, stream.name(), messages, 0, detail));
    }

    private void info(Condition condition, String detail) {
        LOG.info("{} {}", condition, detail);
        rows.accept(new SourceStatus(condition, stream.name(), 0, 0, detail));
    }
}
