package io.aftershock.monitor.check;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.life.Episode;
import io.aftershock.monitor.check.life.EpisodeLife;
import io.aftershock.monitor.check.life.EpisodeLife.Holds;
import io.aftershock.monitor.check.network.Parentage;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.Verdict;
import io.aftershock.monitor.policy.MaintenanceWindow;
import io.aftershock.monitor.signal.Signal;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** The episodes of all checks: each goes on by one tick at a time, and what there is to tell of it is told as a breach. */
final class Episodes {

    private final MapState<String, Episode> episodes;
    private final MapState<String, Long> numbers;
    private final Parentage parentage;
    private Judge judge;

    private Episodes(
            MapState<String, Episode> episodes, MapState<String, Long> numbers, Parentage parentage, Judge judge) {
        this.episodes = episodes;
        this.numbers = numbers;
        this.parentage = parentage;
        this.judge = judge;
    }

    /** From now on. */
    void judgedBy(Judge newJudge) {
        judge = newJudge;
    }

    /** As they are kept in the state of an operator. */
    static Episodes of(RuntimeContext context, Judge judge, Parentage parentage) {
        return new Episodes(
                context.getMapState(
                        new MapStateDescriptor<>("episodes", Types.STRING, TypeInformation.of(Episode.class))),
                context.getMapState(new MapStateDescriptor<>("numbers", Types.STRING, Types.LONG)),
                parentage,
                judge);
    }

    /** The episode of a subject; null if there is nothing to remember of it. */
    @Nullable
    Episode of(Subject subject) throws Exception {
        return episodes.get(subject.key());
    }

    /** Lets an episode go on by one tick; true while there is something to remember of it. */
    boolean step(
            Subject subject,
            Assessment assessment,
            Signal clock,
            KeyedProcessFunction<String, Signal, Signal>.Context context,
            Collector<Signal> out)
            throws Exception {
        Holds holds = judge.holds(subject);
        return step(subject, assessment, holds, clock, context, out);
    }

    boolean step(
            Subject subject,
            Assessment assessment,
            Holds holds,
            Signal clock,
            KeyedProcessFunction<String, Signal, Signal>.Context context,
            Collector<Signal> out)
            throws Exception {
        Episode episode = episodes.get(subject.key());
        if (episode == null && assessment.verdict() != Verdict.TRUE) {
            return false;
        }
        if (clock.kind() == Signal.Kind.END) {
            tellLast(subject, assessment, episode, clock, context, out);
            return true;
        }
        MaintenanceWindow planned = judge.maintenance(subject, clock.atMillis());
        Severity severity = Breaches.severity(subject, episode, assessment, planned);
        EpisodeLife.Step step =
                EpisodeLife.step(episode, assessment.verdict(), severity, clock.delayed(), clock.atMillis(), holds);
        Episode next = step.next();
        if (next == null) {
            episodes.remove(subject.key());
            return false;
        }
        next = remembering(next, assessment);
        if (step.tell() == BreachState.OPENED) {
            next = next.numbered(nextNumber(subject));
        }
        if (step.tell() != null) {
            next = next.emitted(clock.atMillis(), severity, clock.delayed());
            tell(
                    subject,
                    Breaches.breach(subject, next, step.tell(), assessment, planned, clock, judge.version()),
                    clock,
                    context,
                    out);
        }
        episodes.put(subject.key(), next);
        return true;
    }

    private static Episode remembering(Episode episode, Assessment assessment) {
        return assessment.verdict() == Verdict.TRUE
                ? episode.remembering(assessment.summary(), assessment.evidence())
                : episode;
    }

    /** What is open is told once more: at the end of a bounded input, where it stays open, and when there is more to tell. */
    void tellLast(
            Subject subject,
            Assessment assessment,
            @Nullable Episode episode,
            Signal clock,
            KeyedProcessFunction<String, Signal, Signal>.Context context,
            Collector<Signal> out)
            throws Exception {
        if (episode != null && episode.isOpen()) {
            MaintenanceWindow planned = judge.maintenance(subject, clock.atMillis());
            Severity severity = Breaches.severity(subject, episode, assessment, planned);
            Episode last = remembering(episode, assessment).emitted(clock.atMillis(), severity, clock.delayed());
            episodes.put(subject.key(), last);
            tell(
                    subject,
                    Breaches.breach(subject, last, BreachState.UPDATED, assessment, planned, clock, judge.version()),
                    clock,
                    context,
                    out);
        }
    }

    private void tell(
            Subject subject,
            Breach breach,
            Signal clock,
            KeyedProcessFunction<String, Signal, Signal>.Context context,
            Collector<Signal> out)
            throws Exception {
        Breach told = parentage.explained(breach, subject.server());
        context.output(Checks.BREACHES, told);
        out.collect(clock.with(told).in(subject.domain()));
    }

    private long nextNumber(Subject subject) throws Exception {
        Long known = numbers.get(subject.numbersKey());
        long number = known == null ? 1 : known + 1;
        numbers.put(subject.numbersKey(), number);
        return number;
    }
}
