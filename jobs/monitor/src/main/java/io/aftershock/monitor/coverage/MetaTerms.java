package io.aftershock.monitor.coverage;

import io.aftershock.monitor.signal.RaftTerm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Raft terms of the meta groups of one cluster, against the advisories of their elections.
 *
 * <p>A leader that is cut off right after it won sends no advisory; that it leads in a higher term shows that it won. A
 * higher term alone shows nothing: it goes up with each candidacy that fails.
 */
public final class MetaTerms {

    /** How long the advisory of an election is waited for. */
    static final long GRACE_MILLIS = 10_000;

    /** The advisory and the leader's own word come of one clock, some milliseconds apart. */
    private static final long SAME_MILLIS = 2_000;

    /** A leader that was cut off goes on claiming for 4 to 12 s after the next one was elected. */
    private static final long CLAIMS_ON_MILLIS = 15_000;

    private static final int MANY = 64;

    /** By domain, empty for none; public for Flink's serializer, as are the other fields. */
    public Map<String, Term> terms = new HashMap<>();

    /** By server, the domain that it is in. */
    public Map<String, String> domains = new HashMap<>();

    /** Advisories that no term has been found for yet. */
    public List<Advisory> advisories = new ArrayList<>();

    /** Leaders of a term of which the advisory is waited for. */
    public List<Claim> waiting = new ArrayList<>();

    /** Elections that were told without an advisory, should it come after all. */
    public List<Claim> told = new ArrayList<>();

    /** The highest term of a domain that somebody leads, and when that was last seen. */
    public record Term(long term, long seenMillis) {}

    /** An advisory that a server won. */
    public record Advisory(String leader, long atMillis) {}

    /**
     * A server's word that it leads in a term that was not known.
     *
     * @param sinceMillis since when, by its own word; null where it does not tell
     * @param afterMillis when an earlier term was last seen to be led
     * @param seenMillis when the word came
     */
    public record Claim(
            String server,
            String domain,
            long term,
            @Nullable Long sinceMillis,
            long afterMillis,
            long seenMillis) {

        /** When the election was, as far as it is known. */
        long atMillis() {
            return sinceMillis == null ? seenMillis : sinceMillis;
        }

        boolean isOf(Advisory advisory) {
            if (!advisory.leader().equals(server)) {
                return false;
            }
            return sinceMillis == null
                    ? advisory.atMillis() >= afterMillis - CLAIMS_ON_MILLIS
                            && advisory.atMillis() <= seenMillis + SAME_MILLIS
                    : Math.abs(advisory.atMillis() - sinceMillis) <= SAME_MILLIS;
        }
    }

    void inDomain(String server, @Nullable String domain) {
        domains.put(server, domain == null ? "" : domain);
    }

    /** Takes in a server's word; that of one whose domain is not known yet says nothing. */
    void said(RaftTerm word, long millis) {
        String domain = domains.get(word.server());
        if (!word.leads() || domain == null) {
            return;
        }
        Term known = terms.get(domain);
        if (known != null && word.term() < known.term()) {
            // Of two claimants the higher term leads; this one does not know it yet.
            return;
        }
        if (known != null && word.term() > known.term()) {
            waiting.add(new Claim(
                    word.server(), domain, word.term(), word.leaderSinceMillis(), known.seenMillis(), millis));
        }
        terms.put(domain, new Term(word.term(), millis));
    }

    /** Takes in an advisory; false if its election has been told already. */
    boolean elected(String leader, long atMillis) {
        Advisory advisory = new Advisory(leader, atMillis);
        Claim claim = firstOf(told, advisory);
        if (claim != null) {
            told.remove(claim);
            return false;
        }
        claim = firstOf(waiting, advisory);
        if (claim != null) {
            waiting.remove(claim);
            return true;
        }
        advisories.add(advisory);
        forget(advisories);
        return true;
    }

    /** The elections whose advisory has not come, oldest first. */
    List<Claim> missing(long clockMillis) {
        List<Claim> missing = new ArrayList<>();
        for (Claim claim : List.copyOf(waiting)) {
            Advisory advisory = advisories.stream()
                    .filter(claim::isOf)
                    .min(Comparator.comparingLong(each -> Math.abs(each.atMillis() - claim.atMillis())))
                    .orElse(null);
            if (advisory != null) {
                waiting.remove(claim);
                advisories.remove(advisory);
            } else if (clockMillis >= Math.max(claim.atMillis(), claim.seenMillis()) + GRACE_MILLIS) {
                waiting.remove(claim);
                told.add(claim);
                missing.add(claim);
            }
        }
        forget(told);
        missing.sort(Comparator.comparingLong(Claim::atMillis).thenComparing(Claim::server));
        return missing;
    }

    private static @Nullable Claim firstOf(List<Claim> claims, Advisory advisory) {
        return claims.stream().filter(claim -> claim.isOf(advisory)).findFirst().orElse(null);
    }

    private static void forget(List<?> oldestFirst) {
        if (oldestFirst.size() > MANY) {
            oldestFirst.remove(0);
        }
    }
}
