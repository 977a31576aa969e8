package io.aftershock.exporter.alert;

import io.aftershock.connectors.findings.FindingHandler;
import io.aftershock.connectors.findings.OpenFindings;
import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts fire, as the findings tell: when the labels of one change, the old alert ends as the new one begins.
 *
 * <p>Times of alerts are those of the findings, never of their arrival, so that whoever reads the same stream, now or after a
 * restart, tells the same alerts. Used by one thread at a time.
 */
public final class AlertLife implements FindingHandler {

    private static final String VERDICT = "correlation:";

    private final OpenFindings open = new OpenFindings();
    private final Families families = new Families();
    private final Orphans orphans = new Orphans();
    private final Map<String, Correlation> verdicts = Recent.map();
    private final Map<String, Boolean> orphaned = Recent.map();
    private final Map<String, Current> current = new LinkedHashMap<>();
    private final List<Alert> ended = new ArrayList<>();
    private final Severity least;
    private final Map<String, String> environments;
    private final Links links;
    private long storedMillis;

    /** What fires for a finding. */
    private record Current(Map<String, String> labels, long startsAtMillis) {}

    /**
     * The life of no alert yet.
     *
     * @param least the least severity that people are told of; {@link Severity#INFO} never is
     * @param environments of clusters that have one, by name of the cluster
     */
    public AlertLife(Severity least, Map<String, String> environments, Links links) {
        this.least = least == Severity.INFO ? Severity.WARNING : least;
        this.environments = Map.copyOf(environments);
        this.links = links;
    }

    /** When the next record was stored, in epoch milliseconds. */
    public void storedAt(long millis) {
        storedMillis = millis;
    }

    @Override
    public void breach(Breach breach) {
        orphans.heard(breach.cluster(), storedMillis);
        if (open.take(breach)) {
            change(Finding.of(breach));
        }
    }

    @Override
    public void incident(FleetIncident incident) {
        if (open.take(incident)) {
            change(Finding.of(incident));
        }
    }

    @Override
    public void correlation(Correlation correlation) {
        if (correlation.id().startsWith(VERDICT)) {
            verdicts.merge(
                    correlation.id().substring(VERDICT.length()),
                    correlation,
                    (old, fresh) -> fresh.atMillis() >= old.atMillis() ? fresh : old);
        }
    }

    @Override
    public void heartbeat(Heartbeat heartbeat) {
        orphans.heartbeat(heartbeat, storedMillis);
    }

    /** Ends what nobody will close any more, and says so in a sentence each. */
    public List<String> endOrphans(long nowMillis) {
        Map<Finding, String> found = new LinkedHashMap<>();
        for (Member member : families.all()) {
            String sentence =
                    member.finding().isOpen() ? orphans.sentence(member.finding(), families, nowMillis) : null;
            if (sentence != null) {
                found.put(member.finding(), sentence);
            }
        }
        found.keySet().forEach(finding -> {
            open.forget(finding.id());
            orphaned.put(finding.id(), true);
            change(finding.abandonedAt(nowMillis));
        });
        return List.copyOf(found.values());
    }

    /** What fires, in the words of now. */
    public List<Alert> firing() {
        List<Alert> all = new ArrayList<>();
        current.forEach((id, each) -> all.add(alert(Objects.requireNonNull(families.member(id)), each, null)));
        return all;
    }

    /** What has ended since this was asked last, each as often as it has. */
    public List<Alert> takeEnded() {
        List<Alert> all = List.copyOf(ended);
        ended.clear();
        return all;
    }

    private void change(Finding finding) {
        String before = families.member(finding.id()) == null ? null : families.headOf(finding.id());
        families.take(finding);
        String head = families.headOf(finding.id());
        if (before != null && !before.equals(head) && families.headOf(before).equals(before)) {
            settle(families.family(before), finding.atMillis());
        }
        settle(families.family(head), finding.atMillis());
    }

    private void settle(Family family, long atMillis) {
        for (Member member : family.members()) {
            settle(member, Labels.of(member, family, least, environments), atMillis);
        }
        if (!family.isOpen()) {
            families.forget(family);
            orphans.forget(family.members().stream()
                    .map(member -> member.finding().id())
                    .toList());
        }
    }

    private void settle(Member member, @Nullable Map<String, String> labels, long atMillis) {
        Finding finding = member.finding();
        Current before = current.get(finding.id());
        if (before == null ? labels == null : before.labels().equals(labels)) {
            return;
        }
        if (before != null) {
            current.remove(finding.id());
            ended.add(alert(member, before, atMillis));
        }
        if (labels != null) {
            boolean again =
                    before != null || finding.state() == BreachState.REOPENED || orphaned.remove(finding.id()) != null;
            current.put(finding.id(), new Current(labels, again ? atMillis : finding.openedAtMillis()));
        }
    }

    private Alert alert(Member member, Current of, @Nullable Long endedAtMillis) {
        Correlation verdict = verdicts.get(member.finding().id());
        Map<String, String> annotations =
                Annotations.of(member.finding(), verdict == null ? null : verdict.summary(), links, endedAtMillis);
        Alert alert = new Alert(of.labels(), annotations, of.startsAtMillis(), null);
        return endedAtMillis == null ? alert : alert.endedAt(endedAtMillis);
    }
}
