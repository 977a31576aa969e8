package io.aftershock.monitor.timeline.clock;

import io.aftershock.monitor.ingest.RowDecoder;
import io.aftershock.monitor.signal.ClockOffset;
import io.aftershock.monitor.signal.ClockOffset.Whose;
import io.aftershock.monitor.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The clocks of one cluster's servers, as their rows tell them; public fields for Flink's serializer.
 *
 * <p>What is learned depends on the rows and on nothing else, so a replay learns the same.
 */
public final class ServerClocks {

    /** Clocks that are off by less are left alone: that is jitter, and no row of a healthy cluster is moved. */
    public static final long DEAD_BAND_MILLIS = 2_000;

    /** A witness that has said nothing for so long is not asked. */
    static final long FRESH_MILLIS = 120_000;

    private static final long REVIEW_MILLIS = 10_000;

    /** A server that is silent for so long is gone, and its clock with it. */
    private static final long FORGET_MILLIS = 3_600_000;

    /** Clusters have some dozen servers; whoever makes up names gets no more memory than this. */
    private static final int MOST_SERVERS = 1_000;

    /** Smaller offsets, and smaller changes, are not told. */
    private static final long TOLD_FROM_MILLIS = 1_000;

    private static final long TOLD_STEP_MILLIS = 500;

    public Map<String, ServerClock> servers = new HashMap<>();

    public Receiver observatory = new Receiver();
    public Receiver poller = new Receiver();
    public long reviewedAtMillis = Signal.NO_TIME;

    public ServerClocks() {}

    /** Learns from a row that says who stamped it, and when; true if the clocks were compared anew. */
    public boolean observe(Signal signal) {
        if (signal.server() == null || signal.stampMillis() == Signal.NO_TIME) {
            return false;
        }
        ServerClock server = servers.get(signal.server());
        if (server == null) {
            if (servers.size() >= MOST_SERVERS) {
                return false;
            }
            server = new ServerClock();
            servers.put(signal.server(), server);
        }
        long received = signal.receivedMillis();
        (signal.polled() ? poller : observatory).heard(received);
        boolean learned =
                server.witness(signal.polled()).take(received - signal.stampMillis(), received, signal.polled());
        if (learned || reviewedAtMillis == Signal.NO_TIME || latest() - reviewedAtMillis >= REVIEW_MILLIS) {
            review();
            return true;
        }
        return false;
    }

    /**
     * When a row was written by a clock that is right; {@link Signal#NO_TIME} if its stamp is no time even so.
     *
     * <p>The clock may have been set since it was learned. So of both readings, corrected and not, the one holds by
     * which the row was under way for less, so long as it could have been.
     */
    public long place(Signal signal) {
        long stamp = signal.stampMillis();
        long received = signal.receivedMillis();
        ServerClock server = signal.server() == null ? null : servers.get(signal.server());
        long behind = server == null ? 0 : beyondDeadBand(server.behindMillis);
        long seemsBehind = behind + (signal.polled() ? poller : observatory).aheadMillis;
        boolean asStamped = signal.doubt() == null;
        if (server == null || seemsBehind == 0) {
            return asStamped ? stamp : Signal.NO_TIME;
        }
        boolean asCorrected = RowDecoder.isNear(stamp + seemsBehind, received);
        if (asCorrected && (!asStamped || Math.abs(received - stamp - seemsBehind) <= Math.abs(received - stamp))) {
            return stamp + behind;
        }
        return asStamped ? stamp : Signal.NO_TIME;
    }

    /** What has changed since this was asked last, for the checks. */
    public List<ClockOffset> news() {
        List<ClockOffset> news = new ArrayList<>();
        observatory.toldMillis = tell(Whose.OBSERVATORY, "", -observatory.aheadMillis, observatory.toldMillis, news);
        poller.toldMillis = tell(Whose.POLLER, "", -poller.aheadMillis, poller.toldMillis, news);
        servers.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            ServerClock server = entry.getValue();
            server.toldMillis = tell(Whose.SERVER, entry.getKey(), server.behindMillis, server.toldMillis, news);
        });
        servers.values().removeIf(server -> !server.heardSince(latest() - FORGET_MILLIS));
        return news;
    }

    private static long tell(Whose whose, String name, long behindMillis, long toldMillis, List<ClockOffset> news) {
        long worthTelling = Math.abs(behindMillis) < TOLD_FROM_MILLIS ? 0 : behindMillis;
        boolean changed = Math.abs(worthTelling - toldMillis) >= TOLD_STEP_MILLIS;
        if (changed) {
            news.add(new ClockOffset(whose, name, -worthTelling));
        }
        return changed ? worthTelling : toldMillis;
    }

    /** Compares the servers with each other, and the ways by which their rows came. */
    private void review() {
        reviewedAtMillis = latest();
        observatory.weigh(servers.values().stream().map(server -> server.events).toList());
        poller.weigh(servers.values().stream().map(server -> server.polls).toList());
        for (ServerClock server : servers.values()) {
            if (server.heardSince(latest() - FORGET_MILLIS)) {
                server.weigh(observatory.aheadMillis, poller.aheadMillis, latest() - FRESH_MILLIS);
            } else {
                server.behindMillis = 0;
            }
        }
    }

    private long latest() {
        return Math.max(observatory.lastMillis, poller.lastMillis);
    }

    private static long beyondDeadBand(long millis) {
        return Math.abs(millis) > DEAD_BAND_MILLIS ? millis : 0;
    }
}
