package io.aftershock.cli.watch;

import io.aftershock.cli.watch.view.Link;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.follow.FollowedMessage;
import io.aftershock.connectors.nats.follow.StreamFollower;
import io.aftershock.connectors.nats.follow.StreamListener;
import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.monitor.config.FindingsConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The findings stream, followed by a thread of its own from a quarter of an hour back, and how well that goes. */
final class Following implements StreamListener, AutoCloseable {

    /** As much as the table shows. An open finding is told again each minute, so that all of them are in it. */
    private static final Duration BACK = Duration.ofMinutes(15);

    /** A few messages on their way are no backlog. */
    private static final long BACKLOG = 200;

    private final String stream;
    private final Consumer<FollowedMessage> messages;
    private final StreamFollower follower;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Link link;
    private boolean caughtUp;

    private Following(FindingsConfig findings, Consumer<FollowedMessage> messages) {
        this.stream = findings.stream();
        this.messages = messages;
        this.link = new Link(Link.State.CONNECTING, stream, "", System.currentTimeMillis(), 0, 0);
        NatsEndpoint endpoint = findings.endpoint();
        this.follower = new StreamFollower(
                "watch",
                endpoint,
                stream,
                findings.subject() + ".>",
                StartingPosition.since(Instant.now().minus(BACK)),
                null,
                this);
    }

    /** Begins to follow; messages come on the thread that follows. */
    static Following begin(FindingsConfig findings, Consumer<FollowedMessage> messages) {
        Following following = new Following(findings, messages);
        Thread thread = new Thread(following::follow, "findings");
        thread.setDaemon(true);
        thread.start();
        return following;
    }

    private void follow() {
        try {
            follower.follow();
            ended.complete(null);
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
    }

    /** How it is at present. */
    Link link() {
        return link;
    }

    /** Throws what ended it, if anything did. */
    void check() throws ExecutionException, InterruptedException {
        if (ended.isCompletedExceptionally()) {
            ended.get();
        }
    }

    @Override
    public void message(FollowedMessage message) {
        messages.accept(message);
        reached(message.pending(), Math.max(message.storedMillis(), link.newestMillis()));
    }

    @Override
    public void heard(@Nullable StreamPosition position, long pending) {
        reached(pending, link.newestMillis());
    }

    private void reached(long pending, long newestMillis) {
        caughtUp = pending == 0 || (caughtUp && pending < BACKLOG);
        Link.State state = caughtUp ? Link.State.FOLLOWING : Link.State.CATCHING_UP;
        boolean same = link.state() == state;
        link = new Link(
                state,
                stream,
                same ? link.detail() : "",
                same ? link.sinceMillis() : System.currentTimeMillis(),
                pending,
                newestMillis);
    }

    @Override
    public void happened(SourceStatus status) {
        boolean gone = status.condition() == SourceStatus.Condition.CUT_OFF
                || status.condition() == SourceStatus.Condition.REFUSED;
        boolean same = gone && link.state() == Link.State.GONE;
        link = new Link(
                gone ? Link.State.GONE : link.state() == Link.State.GONE ? Link.State.FOLLOWING : link.state(),
                stream,
                status.detail(),
                same ? link.sinceMillis() : System.currentTimeMillis(),
                link.pending(),
                link.newestMillis());
    }

    @Override
    public void close() {
        follower.close();
    }
}
