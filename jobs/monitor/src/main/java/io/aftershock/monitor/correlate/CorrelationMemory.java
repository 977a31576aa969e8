package io.aftershock.monitor.correlate;

import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Correlation;
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

    /** Elections whose verdict waits for what follows them, or may still change. */
    public List<Election> elections = new ArrayList<>();

    /** What was told of those, by its id. */
    public Map<String, Correlation> told = new HashMap<>();

    /** Whether a span was added that breaches told before do not know. */
    public boolean newSpan;

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
        newSpan = true;
    }

    /** Notes an election whose verdict is to come. */
    void elected(Election election) {
        elections.add(election);
        if (!election.cause().isPlanned()) {
            spans.add(InsideSpan.of(election));
            newSpan = true;
        }
    }

    /** Forgets the elections about which nothing new can become known. */
    void forgetElections(long nowMillis) {
        elections.removeIf(election -> {
            boolean over = Correlating.isFinal(election, nowMillis);
            if (over) {
                told.remove(Correlating.idOf(election));
            }
            return over;
        });
    }
}
