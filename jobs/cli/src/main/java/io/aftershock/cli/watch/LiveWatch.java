package io.aftershock.cli.watch;

import io.aftershock.cli.Interruption;
import io.aftershock.cli.watch.fleet.FleetView;
import io.aftershock.cli.watch.fleet.WatchedFleet;
import io.aftershock.cli.watch.terminal.LiveTerminal;
import io.aftershock.cli.watch.view.Key;
import io.aftershock.cli.watch.view.Keys;
import io.aftershock.cli.watch.view.Runbooks;
import io.aftershock.cli.watch.view.Screen;
import io.aftershock.cli.watch.view.Size;
import io.aftershock.cli.watch.view.ViewState;
import io.aftershock.connectors.findings.FindingReader;
import io.aftershock.connectors.findings.UnreadableFindingException;
import io.aftershock.connectors.nats.follow.FollowedMessage;
import io.aftershock.monitor.config.FindingsConfig;
import java.io.IOError;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table in a terminal, until somebody has seen enough. */
final class LiveWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LiveWatch.class);

    private static final long DRAW_EVERY_MILLIS = 1_000;

    /** A resized terminal is drawn anew after this long at the latest. */
    private static final long LOOK_EVERY_MILLIS = 200;

    private final WatchedFleet fleet = new WatchedFleet();
    private final Runbooks runbooks = new CheckPages();
    private ViewState state = ViewState.START;

    /** Follows and shows until {@code q}. */
    void run(FindingsConfig findings, boolean colour) throws Exception {
        try (Following following = Following.begin(findings, this::take)) {
            Interruption.onInterrupt(following);
            try (LiveTerminal terminal = LiveTerminal.open(colour)) {
                Interruption.onInterrupt(terminal);
                show(terminal, following);
            }
        }
    }

    private void show(LiveTerminal terminal, Following following) throws Exception {
        try {
            while (state.page() != ViewState.Page.END) {
                following.check();
                showForAMoment(terminal, following);
            }
        } catch (IOException | IOError | RuntimeException e) {
            Interruption.awaitEnd();
            throw e;
        }
    }

    /** Until it is time to look at the fleet again; what is shown follows keys and the terminal's size at once. */
    private void showForAMoment(LiveTerminal terminal, Following following) throws Exception {
        FleetView now = fleet.view();
        long endMillis = System.currentTimeMillis() + DRAW_EVERY_MILLIS;
        boolean draw = true;
        for (long left = DRAW_EVERY_MILLIS; left > 0; left = endMillis - System.currentTimeMillis()) {
            draw |= terminal.isResized();
            Size size = terminal.size();
            if (draw) {
                terminal.show(Screen.lines(now, following.link(), state, runbooks, size, System.currentTimeMillis()));
            }
            Key key = terminal.key(Math.min(left, LOOK_EVERY_MILLIS));
            draw = key != null;
            if (key != null) {
                state = Keys.press(state, key, now, runbooks, size);
                if (state.page() == ViewState.Page.END) {
                    return;
                }
            }
        }
    }

    private void take(FollowedMessage message) {
        try {
            FindingReader.read(message.body(), fleet);
        } catch (UnreadableFindingException e) {
            LOG.warn("A message on {} is no finding: {}", message.subject(), e.getMessage());
        }
    }
}
