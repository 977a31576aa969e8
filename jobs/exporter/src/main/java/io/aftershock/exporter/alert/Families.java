package io.aftershock.exporter.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The findings by what explains them. What has closed stays for as long as anything of its family is open. */
final class Families {

    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Set<String>> explained = new HashMap<>();

    /** Takes a revision that is news. */
    void take(Finding finding) {
        Member before = members.put(finding.id(), Member.of(finding, members.get(finding.id())));
        if (before != null) {
            unlink(before.finding());
        }
        if (finding.parentId() != null) {
            explained
                    .computeIfAbsent(finding.parentId(), parent -> new LinkedHashSet<>())
                    .add(finding.id());
        }
    }

    @Nullable
    Member member(String id) {
        return members.get(id);
    }

    Collection<Member> all() {
        return Collections.unmodifiableCollection(members.values());
    }

    /** The id at the head of a finding's family: the last one that its chain of parents names. */
    String headOf(String id) {
        Set<String> seen = new HashSet<>();
        String head = id;
        while (seen.add(head)) {
            Member member = members.get(head);
            String parent = member == null ? null : member.finding().parentId();
            if (parent == null) {
                return head;
            }
            head = parent;
        }
        return Collections.min(seen); // they explain each other: any of them, but always the same
    }

    Family family(String head) {
        List<Member> found = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        collect(head, seen);
        for (String id : seen) {
            Member member = members.get(id);
            if (member != null) {
                found.add(member);
            }
        }
        return new Family(head, found);
    }

    private void collect(String id, Set<String> seen) {
        if (seen.add(id)) {
            explained.getOrDefault(id, Set.of()).forEach(child -> collect(child, seen));
        }
    }

    /** Forgets a family of which nothing is open. */
    void forget(Family family) {
        for (Member member : family.members()) {
            members.remove(member.finding().id());
            unlink(member.finding());
        }
    }

    private void unlink(Finding finding) {
        String parent = finding.parentId();
        Set<String> children = parent == null ? null : explained.get(parent);
        if (children != null && children.remove(finding.id()) && children.isEmpty()) {
            explained.remove(parent);
        }
    }
}
