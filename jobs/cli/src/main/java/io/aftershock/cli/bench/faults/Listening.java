package io.aftershock.cli.bench.faults;

import io.aftershock.cli.bench.faults.Detection.Finder;
import io.aftershock.cli.stage.FindingsFeed;
import io.aftershock.cli.stage.Told;
import io.aftershock.testkit.server.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What has been told so far, and which findings about the leader are open. */
final class Listening {

    private static final long TAKE_MILLIS = 50;

    private final FindingsFeed feed;
    private final List<Told> all = new ArrayList<>();
    private final Set<String> open = new HashSet<>();

    Listening(FindingsFeed feed) {
        this.feed = feed;
    }

    /** Listens for so long. */
    List<Told> during(long millis) {
        int known = all.size();
        long end = System.currentTimeMillis() + millis;
        until("time passes", Duration.ofMillis(millis).plusMinutes(1), () -> System.currentTimeMillis() >= end);
        return List.copyOf(all.subList(known, all.size()));
    }

    /**
     * Listens until it is so.
     *
     * @throws IllegalStateException if it takes too long
     */
    void until(String what, Duration patience, BooleanSupplier condition) {
        Deadline.in(patience).await(what, () -> {
            take();
            return condition.getAsBoolean();
        });
    }

    /** Whether nothing is open that a fault of the leader could be taken for. */
    boolean isQuiet() {
        return open.isEmpty();
    }

    private void take() {
        try {
            for (Told told : feed.take(TAKE_MILLIS)) {
                all.add(told);
                follow(told);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Told told) {
        if (!Finder.any(told)) {
            return;
        }
        if (told.text("state").equals("closed")) {
            open.remove(told.text("id"));
        } else {
            open.add(told.text("id"));
        }
    }
}
