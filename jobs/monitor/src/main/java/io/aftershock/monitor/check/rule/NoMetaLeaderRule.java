package io.aftershock.monitor.check.rule;

import java.util.Map;
import java.util.TreeSet;

/**
 * META_006: nobody leads the meta group.
 *
 * <p>After a crash the survivors go on naming the dead leader until they stand for election, so "none" is believed as
 * soon as one server says so and no other server has lately named a leader. A server that is cut off alone says "none"
 * too, but the others go on naming one.
 */
public final class NoMetaLeaderRule {

    /** For how long a server's word counts: one poll each 5 s, and some. */
    static final long FRESH_MILLIS = 7_000;

    private NoMetaLeaderRule() {}

    /** What a server last said of the meta leader. */
    public record Opinion(boolean leaderKnown, long atMillis) {}

    /** Judges the words of the servers, by name. */
    public static Verdict judge(Map<String, Opinion> opinions, long nowMillis) {
        boolean anyFresh = false;
        for (Opinion opinion : opinions.values()) {
            if (nowMillis - opinion.atMillis() <= FRESH_MILLIS) {
                if (opinion.leaderKnown()) {
                    return Verdict.FALSE;
                }
                anyFresh = true;
            }
        }
        return anyFresh ? Verdict.TRUE : Verdict.UNKNOWN;
    }

    /** The servers that say that there is none, in order. */
    public static Iterable<String> witnesses(Map<String, Opinion> opinions, long nowMillis) {
        TreeSet<String> names = new TreeSet<>();
        opinions.forEach((server, opinion) -> {
            if (!opinion.leaderKnown() && nowMillis - opinion.atMillis() <= FRESH_MILLIS) {
                names.add(server);
            }
        });
        return names;
    }
}
