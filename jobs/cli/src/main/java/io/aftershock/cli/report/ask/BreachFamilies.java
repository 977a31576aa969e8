package io.aftershock.cli.report.ask;

import io.aftershock.cli.report.facts.BreachFact;
import io.aftershock.cli.report.facts.BreachFact.Told;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells breaches with those that they explain: a family wakes somebody once.
 *
 * <p>A child is told by its parent, or one trouble would count five times. But a warning may explain what is critical, as a
 * server that has died explains a lost quorum; then the parent is as urgent as its child.
 */
final class BreachFamilies {

    private BreachFamilies() {}

    /**
     * A breach with what explains it.
     *
     * @param fact with what people were told of it while nothing else explained it
     * @param worst what it would have been without a parent
     * @param parentId what explained it last; null for nothing
     */
    record Breach(BreachFact fact, Told worst, @Nullable String parentId) {}

    static List<BreachFact> told(List<Breach> breaches) {
        Map<String, Breach> byId = new HashMap<>();
        breaches.forEach(breach -> byId.put(breach.fact().id(), breach));
        Map<String, Told> raised = new HashMap<>();
        for (Breach breach : breaches) {
            if (breach.parentId() != null) {
                raised.merge(head(breach, byId).fact().id(), breach.worst(), BreachFamilies::worse);
            }
        }
        return breaches.stream()
                .map(breach -> as(
                        worse(
                                breach.fact().told(),
                                raised.getOrDefault(breach.fact().id(), Told.LISTED)),
                        breach.fact()))
                .toList();
    }

    /** What explains it in the end, as far as that is known. */
    private static Breach head(Breach breach, Map<String, Breach> byId) {
        Set<String> seen = new HashSet<>();
        Breach head = breach;
        while (seen.add(head.fact().id())) {
            Breach parent = head.parentId() == null ? null : byId.get(head.parentId());
            head = parent == null ? head : parent;
        }
        return head;
    }

    private static Told worse(Told one, Told other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static BreachFact as(Told told, BreachFact fact) {
        return new BreachFact(
                fact.id(),
                fact.check(),
                told,
                fact.account(),
                fact.openedAtMillis(),
                fact.closedAtMillis(),
                fact.summary());
    }
}
