package io.aftershock.exporter;

import io.aftershock.connectors.findings.FindingReader;
import io.aftershock.connectors.findings.UnreadableFindingException;
import io.aftershock.connectors.nats.follow.FollowedMessage;
import io.aftershock.connectors.nats.follow.StreamListener;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.exporter.series.FleetSeries;
import io.aftershock.model.telemetry.SourceStatus;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the messages of the findings stream into series, and says when all of them have been read. */
final class FindingsReading implements StreamListener {

    private static final Logger LOG = LoggerFactory.getLogger(FindingsReading.class);

    private static final long PASS_MILLIS = 1_000;

    private final FleetSeries series;
    private final OwnSeries own;
    private final Runnable caughtUp;
    private final LongSupplier clock;
    private boolean whole;
    private boolean complained;
    private long passedMillis;

    /**
     * Nothing has been read yet.
     *
     * @param caughtUp what is done, once, when all that the stream held has been read
     */
    FindingsReading(FleetSeries series, OwnSeries own, Runnable caughtUp, LongSupplier clock) {
        this.series = series;
        this.own = own;
        this.caughtUp = caughtUp;
        this.clock = clock;
    }

    @Override
    public void message(FollowedMessage message) {
        StreamPosition position = message.position();
        if (position != null) {
            series.next(position, message.storedMillis());
        }
        try {
            own.read(FindingReader.read(message.body(), series));
        } catch (UnreadableFindingException | RuntimeException e) {
            own.unreadable();
            complain(message, e);
        }
        own.stored(message.storedMillis());
        alive(message.pending());
    }

    /** One message that cannot be used must not keep anybody from those behind it. */
    private void complain(FollowedMessage message, Exception e) {
        if (e instanceof RuntimeException) {
            LOG.error("A message of {} could not be counted; it is skipped", message.subject(), e);
        } else if (complained) {
            LOG.debug("A message of {} is skipped: {}", message.subject(), e.getMessage());
        } else {
            LOG.warn(
                    "A message of {} is skipped: {}. Is something else published there? Further ones are counted only.",
                    message.subject(),
                    e.getMessage());
            complained = true;
        }
    }

    @Override
    public void heard(@Nullable StreamPosition position, long pending) {
        if (position != null) {
            series.reached(position);
        }
        alive(pending);
    }

    private void alive(long pending) {
        own.heard(pending);
        if (pending > 0) {
            return;
        }
        if (!whole) {
            whole = true;
            series.serve();
            caughtUp.run();
        }
        long now = clock.getAsLong();
        if (now - passedMillis >= PASS_MILLIS) {
            passedMillis = now;
            series.pass(now);
        }
    }

    @Override
    public void happened(SourceStatus status) {
        own.happened(status);
    }
}
