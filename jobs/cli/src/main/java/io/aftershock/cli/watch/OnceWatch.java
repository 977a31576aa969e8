package io.aftershock.cli.watch;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.Interruption;
import io.aftershock.cli.OutputFormat;
import io.aftershock.cli.watch.fleet.FleetView;
import io.aftershock.cli.watch.fleet.WatchedFleet;
import io.aftershock.cli.watch.view.Link;
import io.aftershock.connectors.findings.FindingReader;
import io.aftershock.connectors.findings.UnreadableFindingException;
import io.aftershock.connectors.nats.follow.FollowedMessage;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.monitor.publish.Lines;
import java.io.PrintStream;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ended last and what is open now, told once, as soon as the stream has been read to its end. */
final class OnceWatch {

    private static final Logger LOG = LoggerFactory.getLogger(OnceWatch.class);

    private static final long LOOK_EVERY_MILLIS = 50;
    private static final long CONNECT_MILLIS = 15_000;
    private static final int ENDED = 5;

    private final OutputFormat format;
    private final PrintStream out;
    private final PrintWriter err;
    private final WatchedFleet fleet = new WatchedFleet();
    private final EndedFindings ended = new EndedFindings();

    OnceWatch(OutputFormat format, PrintStream out, PrintWriter err) {
        this.format = format;
        this.out = out;
        this.err = err;
    }

    void run(FindingsConfig findings) throws Exception {
        try (Following following = Following.begin(findings, this::take)) {
            Interruption.onInterrupt(following);
            Link link = awaitEnd(following);
            long now = System.currentTimeMillis();
            if (link.isTroubled(now)) {
                err.println("aftershock: " + link.words(now));
                err.flush();
            }
            synchronized (this) {
                tell(now);
            }
        }
    }

    /** Who asks once wants an answer: what is gone is not waited for. */
    private static Link awaitEnd(Following following) throws Exception {
        long connectUntil = System.currentTimeMillis() + CONNECT_MILLIS;
        while (true) {
            following.check();
            Link link = following.link();
            long now = System.currentTimeMillis();
            if (link.state() == Link.State.FOLLOWING) {
                return link;
            }
            if (link.state() == Link.State.GONE || (link.state() == Link.State.CONNECTING && now > connectUntil)) {
                throw new CommandException(
                        ExitCode.FAILED,
                        "the findings stream " + link.stream() + " could not be read: "
                                + (link.detail().isEmpty() ? "its server does not answer" : link.detail()));
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private void tell(long now) {
        if (format == OutputFormat.TEXT) {
            ended.last(ENDED).forEach(line -> out.println(line.text()));
            new PlainWatch(out, fleet).caughtUp(now);
        } else {
            FleetView view = fleet.view();
            ended.last(ENDED).forEach(line -> out.println(line.json()));
            view.incidents().forEach(incident -> out.println(Lines.of(incident).json()));
            view.findings().forEach(finding -> out.println(Lines.of(finding).json()));
            out.flush();
        }
    }

    private synchronized void take(FollowedMessage message) {
        try {
            FindingReader.read(message.body(), fleet);
            FindingReader.read(message.body(), ended);
        } catch (UnreadableFindingException e) {
            LOG.warn("A message on {} is no finding: {}", message.subject(), e.getMessage());
        }
    }
}
