package io.aftershock.cli.backtest.compare;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Findings with those that they explain: a family is told once, as urgently as the worst of it.
 *
 * <p>A child is told by its parent, or one trouble would wake somebody five times. But a warning may explain what is
 * critical, as a server that has died explains a lost quorum; and what is critical wakes somebody.
 */
final class Families {

    private final Map<String, Trouble> byId = new HashMap<>();

    private Families(List<Trouble> troubles) {
        troubles.forEach(trouble -> byId.put(trouble.id(), trouble));
    }

    /** Each of them as urgent as it is in its family. */
    static List<Trouble> told(List<Trouble> troubles) {
        Families families = new Families(troubles);
        Map<String, Urgency> raised = new HashMap<>();
        for (Trouble trouble : troubles) {
            if (trouble.parentId() != null) {
                raised.merge(families.head(trouble).id(), Urgency.of(trouble.severity()), Families::worse);
            }
        }
        return troubles.stream()
                .map(trouble -> trouble.as(worse(trouble.urgency(), families.inFamily(trouble, raised))))
                .toList();
    }

    /** A head is as urgent as the worst of its children; one whose own parent is not known, if that is a page. */
    private Urgency inFamily(Trouble trouble, Map<String, Urgency> raised) {
        Urgency worst = raised.getOrDefault(trouble.id(), Urgency.LISTED);
        return trouble.parentId() == null || worst == Urgency.PAGE ? worst : Urgency.LISTED;
    }

    /** What explains it in the end, as far as that is known. */
    private Trouble head(Trouble trouble) {
        Set<String> seen = new HashSet<>();
        Trouble head = trouble;
        while (seen.add(head.id())) {
            Trouble parent = head.parentId() == null ? null : byId.get(head.parentId());
            head = parent == null ? head : parent;
        }
        return head;
    }

    private static Urgency worse(Urgency one, Urgency other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
