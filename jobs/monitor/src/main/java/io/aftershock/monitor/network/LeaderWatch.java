package io.aftershock.monitor.network;

import io.aftershock.model.network.LeaderSilence;
import io.aftershock.model.network.TwoLeaders;
import io.aftershock.monitor.signal.MetaView;
import io.aftershock.monitor.signal.RaftTerm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who leads each meta group, whether that server can be reached, and whether another one claims to lead; public fields
 * for Flink's serializer.
 */
public final class LeaderWatch {

    /** One lost answer is no outage. */
    static final int BELIEVED_FROM = 2;

    /** What is over is told once more. */
    private static final long TELL_MILLIS = 5_000;

    /** A claim that outlives the election by less is an answer that was under way. */
    private static final long CLAIMS_ON_MILLIS = 1_000;

    /** By domain, empty for none. */
    public Map<String, Leader> leaders = new TreeMap<>();

    /** By domain, of the leader that does not answer. */
    public Map<String, Missing> missing = new TreeMap<>();

    /** By domain, of the leader before, while its end is told: the next one may be doubted at once. */
    public Map<String, Missing> over = new TreeMap<>();

    /** By domain. */
    public Map<String, Claim> claims = new TreeMap<>();

    /** By server, its Raft term. */
    public Map<String, Long> terms = new HashMap<>();

    /** Who leads, and since when that is known. */
    public record Leader(String server, long sinceMillis) {}

    /** Signs that the leader is missing; {@code strikes} counts them. */
    public record Missing(
            String leader,
            long ledSinceMillis,
            long sinceMillis,
            long endMillis,
            int strikes,
            boolean closed,
            List<String> complaints,
            @Nullable String successor) {

        Missing and(Missing later) {
            return new Missing(
                    leader,
                    ledSinceMillis,
                    sinceMillis,
                    0,
                    strikes + later.strikes,
                    closed || later.closed,
                    later.complaints.isEmpty() ? complaints : later.complaints,
                    null);
        }
    }

    /** A server that claims the lead although another one was elected. */
    public record Claim(String claimant, String leader, long sinceMillis, long firstMillis, long lastMillis) {}

    /**
     * What a round says of servers.
     *
     * @param lost whom no other server reaches
     * @param closed of those, to whom connections are closed or refused
     * @param complaining who answers and has lost the leader
     * @param content who answers and has not
     */
    record Round(Set<String> lost, Set<String> closed, Collection<String> complaining, Collection<String> content) {}

    void elected(String domain, String server, long atMillis) {
        Leader known = leaders.get(domain);
        if (known == null || atMillis >= known.sinceMillis()) {
            leaders.put(domain, new Leader(server, atMillis));
            end(domain, server, atMillis);
        }
    }

    /** A server's own word; that it follows somebody else ends what was known of it as a leader. */
    void said(String domain, MetaView view, @Nullable RaftTerm term, long atMillis) {
        if (term != null) {
            terms.put(term.server(), term.term());
        }
        Leader known = leaders.get(domain);
        boolean follows = known != null
                && known.server().equals(view.server())
                && !view.claimsLead()
                && atMillis > known.sinceMillis() + CLAIMS_ON_MILLIS;
        if (view.leader() != null && (known == null || follows)) {
            elected(domain, view.leader(), atMillis);
        } else if (view.claimsLead() && known != null && !known.server().equals(view.server())) {
            claims(domain, view.server(), known, atMillis);
        }
    }

    private void claims(String domain, String server, Leader known, long atMillis) {
        if (terms.getOrDefault(server, 0L) > terms.getOrDefault(known.server(), 0L)
                && terms.containsKey(known.server())) {
            // It won an election of which no advisory came: it is the other one that does not know it yet.
            elected(domain, server, atMillis);
            return;
        }
        Claim before = claims.get(domain);
        boolean same =
                before != null && before.claimant().equals(server) && before.sinceMillis() == known.sinceMillis();
        if (atMillis > known.sinceMillis()) {
            claims.put(
                    domain,
                    new Claim(
                            server,
                            known.server(),
                            known.sinceMillis(),
                            same && before != null ? before.firstMillis() : atMillis,
                            atMillis));
        }
    }

    void round(Round round, long atMillis) {
        leaders.forEach((domain, leader) -> {
            Missing now = signs(leader, round, atMillis);
            Missing known = missing.get(domain);
            boolean goesOn = known != null && known.endMillis() == 0;
            if (now.strikes() > 0) {
                if (known != null && !goesOn) {
                    over.put(domain, known);
                }
                missing.put(domain, known != null && goesOn ? known.and(now) : now);
            } else if (goesOn) {
                end(domain, null, atMillis);
            }
        });
    }

    /** What a round says against a leader. */
    private static Missing signs(Leader led, Round round, long atMillis) {
        String leader = led.server();
        boolean lost = round.lost().contains(leader);
        boolean closed = lost && round.closed().contains(leader);
        List<String> complaints = round.complaining().stream()
                .filter(server -> !server.equals(leader))
                .sorted()
                .toList();
        boolean all = !complaints.isEmpty() && round.content().stream().allMatch(leader::equals);
        int strikes = (lost ? 1 : 0) + (closed ? 1 : 0) + (all ? 1 : 0);
        return new Missing(leader, led.sinceMillis(), atMillis, 0, strikes, closed, all ? complaints : List.of(), null);
    }

    private void end(String domain, @Nullable String successor, long atMillis) {
        Missing known = missing.get(domain);
        if (known != null && known.endMillis() == 0) {
            missing.put(
                    domain,
                    new Missing(
                            known.leader(),
                            known.ledSinceMillis(),
                            known.sinceMillis(),
                            Math.max(atMillis, known.sinceMillis() + 1),
                            known.strikes(),
                            known.closed(),
                            known.complaints(),
                            successor));
        }
    }

    void forget(long nowMillis) {
        missing.values().removeIf(each -> isTold(each, nowMillis));
        over.values().removeIf(each -> isTold(each, nowMillis));
        claims.values().removeIf(claim -> nowMillis - claim.lastMillis() > Incidents.OVER_AFTER_MILLIS);
    }

    private static boolean isTold(Missing missing, long nowMillis) {
        return missing.endMillis() != 0 && nowMillis - missing.endMillis() > TELL_MILLIS;
    }

    List<LeaderSilence> silences() {
        List<LeaderSilence> told = new ArrayList<>();
        new TreeMap<>(over).forEach((domain, each) -> tell(domain, each, told));
        new TreeMap<>(missing).forEach((domain, each) -> tell(domain, each, told));
        return told;
    }

    private static void tell(String domain, Missing missing, List<LeaderSilence> told) {
        if (missing.strikes() >= BELIEVED_FROM) {
            told.add(new LeaderSilence(
                    domain,
                    missing.leader(),
                    missing.ledSinceMillis(),
                    missing.sinceMillis(),
                    missing.endMillis(),
                    missing.closed(),
                    missing.complaints(),
                    missing.successor()));
        }
    }

    List<TwoLeaders> twoLeaders() {
        List<TwoLeaders> told = new ArrayList<>();
        new TreeMap<>(claims).forEach((domain, claim) -> {
            if (claim.lastMillis() - claim.firstMillis() >= CLAIMS_ON_MILLIS) {
                told.add(new TwoLeaders(
                        domain, claim.leader(), claim.claimant(), claim.sinceMillis(), claim.lastMillis()));
            }
        });
        return told;
    }
}
