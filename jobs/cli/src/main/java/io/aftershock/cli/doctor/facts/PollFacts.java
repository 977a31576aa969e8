package io.aftershock.cli.doctor.facts;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who answered which question.
 *
 * @param by how the servers are asked, for people
 * @param observatory whether through service imports of an observatory; else by a user of the system account
 * @param problem why nobody could be asked; null if they could
 * @param expected the servers that the configuration names; may be empty
 * @param answered by question, such as HEALTHZ, the servers that answered
 * @param through by server, who answered HEALTHZ through it
 * @param clockOffsetMillis by server, how far its clock is ahead of this machine's
 */
public record PollFacts(
        String by,
        boolean observatory,
        @Nullable String problem,
        Set<String> expected,
        Map<String, Set<String>> answered,
        Map<String, Set<String>> through,
        Map<String, Long> clockOffsetMillis) {

    public PollFacts {
        expected = Set.copyOf(expected);
        answered = Map.copyOf(answered);
        through = Map.copyOf(through);
        clockOffsetMillis = Map.copyOf(clockOffsetMillis);
    }

    /** Nobody could be asked. */
    public static PollFacts unasked(String by, boolean observatory, String problem) {
        return new PollFacts(by, observatory, problem, Set.of(), Map.of(), Map.of(), Map.of());
    }
}
