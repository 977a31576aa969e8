package io.aftershock.simulator.delivery;

import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import io.aftershock.simulator.engine.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The way of one cluster's telemetry to who records it. */
public final class Delivery {

    private static final String SYSTEM = "SYS";
    private static final int USUAL_MILLIS = 3;

    private final String cluster;
    private final RandomGenerator chance;
    private final List<TelemetryRow> rows = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final Set<String> hiddenAccounts = new HashSet<>();
    private int copies = 1;
    private double strayShare;
    private long strayMillis;

    public Delivery(String cluster, Seeds seeds) {
        this.cluster = cluster;
        this.chance = seeds.of("delivery");
    }

    /** What a server says between two times arrives after the second. */
    private record Held(String server, long fromMillis, long toMillis) {}

    /** Two observatories store everything, so each event comes twice. */
    public void twice() {
        copies = 2;
    }

    /** A share of the events comes late by up to some time, and so out of order. */
    public void straying(double share, long upToMillis) {
        strayShare = share;
        strayMillis = upToMillis;
    }

    /** What a server publishes between two times is held up until the second, as by a slow route. */
    public void held(String server, long fromMillis, long toMillis) {
        held.add(new Held(server, fromMillis, toMillis));
    }

    /** Nobody imports what is published in an account. */
    public void hide(String account) {
        hiddenAccounts.add(account);
    }

    /** An advisory or event, as its server publishes it. */
    public void event(String server, long atMillis, String account, String subject, byte[] body) {
        if (hiddenAccounts.contains(account)) {
            return;
        }
        for (int copy = 0; copy < copies; copy++) {
            rows.add(TelemetryRow.event(cluster, arrival(server, atMillis, copy), account, subject, body));
        }
    }

    private long arrival(String server, long atMillis, int copy) {
        long arrival = atMillis + 1 + chance.nextInt(USUAL_MILLIS) + copy * chance.nextLong(1, 200);
        for (Held span : held) {
            if (span.server().equals(server) && atMillis >= span.fromMillis() && atMillis < span.toMillis()) {
                return span.toMillis() + chance.nextInt(500);
            }
        }
        return strayShare > 0 && chance.nextDouble() < strayShare ? arrival + chance.nextLong(strayMillis) : arrival;
    }

    /** The answer to a poll over the system account, or the word that a server owes one. */
    public void answer(
            long receivedMillis,
            String request,
            @Nullable String node,
            List<String> via,
            List<String> asked,
            byte[] body) {
        rows.add(new TelemetryRow(
                cluster,
                receivedMillis,
                Kind.POLL,
                SYSTEM,
                "$SYS.REQ.SERVER.PING." + request,
                node,
                via,
                asked,
                body,
                null));
    }

    /** All that was received, in no order. */
    public List<TelemetryRow> rows() {
        return List.copyOf(rows);
    }
}
