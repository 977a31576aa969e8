package io.aftershock.cli.chaos.truth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which answers that clients got have no audit. */
public final class Answers {

    private Answers() {}

    /**
     * The attempts that were answered without an audit of the same client and subject that was stamped after the call was
     * sent and before the next of the kind was.
     */
    public static List<Attempt> withoutAudit(Collection<Attempt> attempts, Collection<Audit> audits) {
        Map<String, TreeSet<Long>> times = new HashMap<>();
        audits.forEach(audit -> times.computeIfAbsent(audit.client() + " " + audit.subject(), key -> new TreeSet<>())
                .add(audit.atMillis()));
        Map<String, List<Attempt>> byKind = new HashMap<>();
        attempts.forEach(attempt ->
                byKind.computeIfAbsent(kind(attempt), key -> new ArrayList<>()).add(attempt));
        List<Attempt> without = new ArrayList<>();
        byKind.forEach((kind, inOrder) -> {
            TreeSet<Long> stamped = times.getOrDefault(kind, new TreeSet<>());
            for (int i = 0; i < inOrder.size(); i++) {
                long next = i + 1 < inOrder.size() ? inOrder.get(i + 1).sentMillis() : Long.MAX_VALUE;
                Attempt attempt = inOrder.get(i);
                if (attempt.answered()
                        && stamped.subSet(attempt.sentMillis(), next).isEmpty()) {
                    without.add(attempt);
                }
            }
        });
        return without;
    }

    private static String kind(Attempt attempt) {
        return attempt.client() + " " + attempt.subject();
    }
}
