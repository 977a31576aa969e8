package io.aftershock.exporter.alert;

import io.aftershock.model.finding.Severity;
import java.util.List;

/**
 * A finding with all that it explains, however far down: one trouble, told once, as urgently as the worst of it has been.
 *
 * @param id of the finding at its head, be that known or not
 * @param members the head first if it is known
 */
record Family(String id, List<Member> members) {

    Family {
        members = List.copyOf(members);
    }

    /** The worst that any of it has been since it began; it does not get better before it is over. */
    Severity worst() {
        return members.stream().map(Member::worst).max(Severity::compareTo).orElse(Severity.INFO);
    }

    boolean isOpen() {
        return members.stream().anyMatch(member -> member.finding().isOpen());
    }

    /** Whether any of it is open that people are told of. */
    boolean isTold(Severity least) {
        return members.stream().anyMatch(member -> member.isTold(least));
    }
}
