package io.aftershock.monitor.correlate;

import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Stall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the correlation remembers of a cluster; public fields for Flink's serializer. */
public final class CorrelationMemory {

    public SecondCounts cluster = new SecondCounts();

    /** Windows of unplanned elections and times without a leader, recent ones. */
    public List<InsideSpan> spans = new ArrayList<>();

    /** Elections whose verdict waits for what follows them. */
    public List<Election> elections = new ArrayList<>();

    /** Breaches of the error ratio by id: the open ones, and those closed lately. */
    public Map<String, RatioBreach> breaches = new HashMap<>();

    /** Stalls by id: those that go on, and those that were over lately. */
    public Map<String, Stall> stalls = new HashMap<>();

    void forgetBefore(long millis) {
        stalls.values().removeIf(stall -> stall.endMillis() != null && stall.endMillis() < millis);
        cluster.forgetBefore(millis);
        breaches.values()
                .removeIf(kept -> !kept.breach().isOpen() && kept.breach().atMillis() < millis);
        // The spans go last: they say on which side the seconds that are folded were.
        breaches.values().forEach(kept -> kept.counts().foldBefore(millis, spans));
        spans.removeIf(span -> span.toMillis() < millis);
    }

    /** Notes a revision of a breach that says when there was no leader. */
    void leaderless(InsideSpan span) {
        spans.removeIf(known -> known.id().equals(span.id()));
        spans.add(span);
    }
}
