package io.aftershock.cli.watch;

import io.aftershock.cli.Interruption;
import io.aftershock.cli.OutputFormat;
import io.aftershock.cli.watch.fleet.WatchedFleet;
import io.aftershock.cli.watch.view.Link;
import io.aftershock.connectors.findings.FindingHandler;
import io.aftershock.connectors.findings.FindingReader;
import io.aftershock.connectors.findings.UnreadableFindingException;
import io.aftershock.connectors.nats.follow.FollowedMessage;
import io.aftershock.model.election.Election;
import io.aftershock.monitor.config.FindingsConfig;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines for a pipe or a file, until the process is told to stop. */
final class LineWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LineWatch.class);

    private static final long LOOK_EVERY_MILLIS = 200;
    private static final long SUMMARY_EVERY_MILLIS = 60_000;

    /** What is told every ten seconds whether anything has happened or not. */
    private static final Set<String> ROUTINE = Set.of("error_ratio", "heartbeat", "dead_letter");

    private final OutputFormat format;
    private final boolean all;
    private final PrintStream lines;
    private final PrintWriter err;
    private final WatchedFleet fleet = new WatchedFleet();
    private final PlainWatch changes;

    LineWatch(OutputFormat format, boolean all, PrintStream out, PrintWriter err) {
        this.format = format;
        this.all = all;
        this.lines = out;
        this.err = err;
        this.changes = new PlainWatch(out, fleet);
    }

    void run(FindingsConfig findings) throws Exception {
        try (Following following = Following.begin(findings, this::take)) {
            Interruption.onInterrupt(following);
            Link.State state = following.link().state();
            long summaryMillis = System.currentTimeMillis() + SUMMARY_EVERY_MILLIS;
            while (true) {
                following.check();
                Link link = following.link();
                if (link.state() != state) {
                    state = link.state();
                    err.println("aftershock: " + link.words(System.currentTimeMillis()));
                    err.flush();
                }
                if (format == OutputFormat.TEXT) {
                    synchronized (this) {
                        long now = System.currentTimeMillis();
                        if (state == Link.State.FOLLOWING) {
                            changes.caughtUp(now);
                        }
                        if (changes.isCaughtUp() && now >= summaryMillis) {
                            changes.summary(now);
                            summaryMillis += SUMMARY_EVERY_MILLIS;
                        }
                    }
                }
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        }
    }

    private synchronized void take(FollowedMessage message) {
        try {
            if (format == OutputFormat.TEXT) {
                FindingReader.read(message.body(), fleet);
                FindingReader.read(message.body(), changes);
            } else {
                Wanted wanted = new Wanted();
                String record = FindingReader.read(message.body(), wanted);
                if (all || (wanted.wanted && !ROUTINE.contains(record))) {
                    lines.writeBytes(message.body());
                    lines.println();
                    lines.flush();
                }
            }
        } catch (UnreadableFindingException e) {
            LOG.warn("A message on {} is no finding: {}", message.subject(), e.getMessage());
        }
    }

    /** Of elections those of meta leaders, as {@code run} prints them. */
    private static final class Wanted implements FindingHandler {

        private boolean wanted = true;

        @Override
        public void election(Election election) {
            wanted = election.isMeta();
        }
    }
}
