package io.aftershock.monitor.network;

import io.aftershock.model.network.NetworkShape;
import io.aftershock.monitor.signal.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What pages over HTTP tell of servers, together with what else is heard of them; public fields for Flink's serializer.
 *
 * <p>A page shows one server only, and no other server's way to it. So it is asked where there are no pings, and where a
 * port refuses, which no process that hangs does.
 */
public final class PageSigns {

    /** Pages are asked for each 5 s at least. */
    private static final long FRESH_MILLIS = 7_000;

    /** Clocks of servers differ by some. */
    private static final long SAME_MILLIS = 200;

    /** Who said as much as this in the last slots, and says nothing, hangs; of others a slow page proves nothing. */
    private static final int TALKATIVE = 10;

    private static final long SLOT_MILLIS = 10_000;

    /** A page of a quiet server may be slow for this long. */
    private static final long SLOW_MILLIS = 10_000;

    private static final long FORGET_MILLIS = 3_600_000;

    /** By server. */
    public Map<String, Page> pages = new TreeMap<>();

    /** By server, what else it says. */
    public Map<String, Speech> speeches = new HashMap<>();

    /**
     * A server's page.
     *
     * @param answeredMillis when it last answered; 0 for never
     * @param failingMillis since when it does not; 0 if it does
     * @param askedMillis when it was last asked for
     * @param talkative whether much else was heard of the server until it failed
     */
    public record Page(long answeredMillis, long failingMillis, long askedMillis, boolean refused, boolean talkative) {}

    /** What a server says: the last of it, and how much in this slot of ten seconds and the one before. */
    public record Speech(long lastMillis, long slot, int now, int before) {

        Speech and(long atMillis) {
            long its = atMillis / SLOT_MILLIS;
            long last = Math.max(lastMillis, atMillis);
            if (its == slot) {
                return new Speech(last, slot, now + 1, before);
            }
            return its < slot ? this : new Speech(last, its, 1, its == slot + 1 ? now : 0);
        }
    }

    void said(String server, long atMillis) {
        Speech known = speeches.getOrDefault(server, new Speech(0, 0, 0, 0));
        speeches.put(server, known.and(atMillis));
    }

    void asked(Reach row, long atMillis) {
        Page known = pages.getOrDefault(row.server(), new Page(0, 0, 0, false, false));
        if (row.isHeard()) {
            pages.put(row.server(), new Page(atMillis, 0, atMillis, false, false));
            return;
        }
        boolean begins = known.failingMillis() == 0;
        pages.put(
                row.server(),
                new Page(
                        known.answeredMillis(),
                        begins ? atMillis : known.failingMillis(),
                        atMillis,
                        row.refused(),
                        begins ? isTalkative(row.server()) : known.talkative()));
    }

    private boolean isTalkative(String server) {
        Speech speech = speeches.get(server);
        return speech != null && speech.now() + speech.before() >= TALKATIVE;
    }

    void forget(long nowMillis) {
        pages.values().removeIf(page -> page.askedMillis() < nowMillis - FORGET_MILLIS);
        speeches.values().removeIf(speech -> speech.lastMillis() < nowMillis - FORGET_MILLIS);
    }

    /** Whether any page has answered lately. */
    boolean isKnown(long nowMillis) {
        return pages.values().stream().anyMatch(page -> page.failingMillis() == 0 && isFresh(page, nowMillis));
    }

    /** Servers whose port refuses, and of which nothing else is heard. */
    Set<String> refusing(long nowMillis) {
        TreeSet<String> refusing = new TreeSet<>();
        pages.forEach((server, page) -> {
            if (page.refused() && isFailing(page, nowMillis) && !speaks(server, page)) {
                refusing.add(server);
            }
        });
        return refusing;
    }

    /** Servers whose page answers. */
    Set<String> heard(long nowMillis) {
        TreeSet<String> heard = new TreeSet<>();
        pages.forEach((server, page) -> {
            if (page.failingMillis() == 0 && isFresh(page, nowMillis)) {
                heard.add(server);
            }
        });
        return heard;
    }

    /** What the pages show at a moment. */
    List<Sighting> sightings(long nowMillis) {
        List<Sighting> seen = new ArrayList<>();
        new TreeMap<>(pages).forEach((server, page) -> {
            if (isFailing(page, nowMillis)) {
                if (speaks(server, page)) {
                    // It says other things: its monitoring port, or our way to that, is the trouble.
                    seen.add(new Sighting(NetworkShape.MONITOR_CUT, List.of(server)));
                } else if (page.refused()) {
                    seen.add(Sighting.died(server, true));
                } else if (page.talkative()) {
                    seen.add(new Sighting(NetworkShape.FROZEN, List.of(server)));
                } else if (nowMillis - page.failingMillis() >= SLOW_MILLIS) {
                    seen.add(new Sighting(NetworkShape.SILENT, List.of(server)));
                }
            }
        });
        return seen;
    }

    private boolean speaks(String server, Page page) {
        Speech speech = speeches.get(server);
        return speech != null && speech.lastMillis() > page.failingMillis() + SAME_MILLIS;
    }

    private static boolean isFailing(Page page, long nowMillis) {
        return page.answeredMillis() != 0 && page.failingMillis() != 0 && isFresh(page, nowMillis);
    }

    private static boolean isFresh(Page page, long nowMillis) {
        return nowMillis - page.askedMillis() <= FRESH_MILLIS;
    }
}
