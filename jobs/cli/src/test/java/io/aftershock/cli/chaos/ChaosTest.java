package io.aftershock.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.chaos.Windows.Key;
import io.aftershock.cli.chaos.Windows.Told;
import io.aftershock.cli.chaos.truth.Answers;
import io.aftershock.cli.chaos.truth.Attempt;
import io.aftershock.cli.chaos.truth.Audit;
import io.aftershock.cli.chaos.truth.ServerCounters;
import io.aftershock.cli.chaos.truth.StoredAudits;
import io.aftershock.monitor.publish.Line;
import io.aftershock.testkit.fault.Fault;
import io.aftershock.testkit.fault.Faults;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.server.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One fault after the other is done to a fleet under load, and then each window has to be what direct subscriptions to all
 * servers saw, or say that it is incomplete.
 *
 * <p>{@code -Daftershock.chaos.rounds=200} takes more rounds, {@code -Daftershock.chaos.seed=…} others. With
 * {@code -Daftershock.chaos.alone=true} the job reads one observatory only, and has to know what it does not hear of.
 */
@NeedsNatsServer
class ChaosTest {

    private static final int ROUNDS = Integer.getInteger("aftershock.chaos.rounds", 20);
    private static final long SEED = Long.getLong("aftershock.chaos.seed", 4);

    /** Nothing new has come in this time while nobody calls, so nothing is on its way. */
    private static final long QUIET_MILLIS = 300;

    /** A server that is killed takes with it what it has answered and not yet told: nobody can know of that. */
    private static final long LAST_WORDS_MILLIS = 1_000;

    /** A test that lets the job say "incomplete" of everything would show nothing. */
    private static final double MOST_COVERED = 0.02;

    /** Whether the job reads one observatory only: then much is lost, and all of it has to be covered. */
    private static final boolean ALONE = Boolean.getBoolean("aftershock.chaos.alone");

    /** What one observatory misses can be known only from the third round of polls on. */
    private static final long UNTIL_COUNTED_MILLIS = 20_000;

    private static final Fault NOTHING = Faults.of("nothing", () -> {}, () -> {});

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private final List<Round> rounds = new ArrayList<>();

    @Test
    void countsEachAnswerOnceThroughEveryFault() throws Exception {
        try (ChaosStage stage = new ChaosStage(folder, ALONE)) {
            FaultDeck deck = new FaultDeck(stage, SEED);
            ServerCounters before = calm(stage);
            if (ALONE) {
                before = play(0, NOTHING, UNTIL_COUNTED_MILLIS, stage, before);
            }
            for (int number = 1; number <= ROUNDS; number++) {
                before = play(number, deck.draw(), deck.holdMillis(), stage, before);
            }
            awaitLastWindows(stage);
            awaitLastWords(stage);
            judge(stage);
        }
    }

    private ServerCounters play(int number, Fault fault, long holdMillis, ChaosStage stage, ServerCounters before) {
        int seen = stage.truth.size();
        stage.load.resume();
        long from = System.currentTimeMillis();
        fault.inject();
        pass(holdMillis);
        fault.heal();
        long healed = System.currentTimeMillis();
        stage.awaitWhole();
        ServerCounters after = calm(stage);
        String failed =
                stage.job.failureSince(from).map(why -> "job failed: " + why).orElse("");
        List<String> differences = after.differencesSince(before, stage.truth.audits());
        Round round = new Round(
                number,
                fault.name(),
                from,
                healed,
                after.atMillis(),
                stage.truth.size() - seen,
                after.survivorsSince(before),
                differences,
                failed);
        rounds.add(round);
        System.out.println(round.line());
        return after;
    }

    /**
     * The counters at a time at which all clients are silent, and all that was answered is known. A server may still answer
     * somebody who has given up: read again then, lest a counter has moved by what no audit has told yet.
     */
    private static ServerCounters calm(ChaosStage stage) {
        stage.load.pause();
        awaitQuiet(stage);
        while (true) {
            int known = stage.truth.size();
            ServerCounters counters = ServerCounters.read(stage.cluster);
            awaitQuiet(stage);
            if (stage.truth.size() == known) {
                return counters;
            }
        }
    }

    private static void awaitQuiet(ChaosStage stage) {
        long start = System.currentTimeMillis();
        Deadline.in(PATIENCE)
                .await(
                        "nothing new comes",
                        () -> System.currentTimeMillis() - start > QUIET_MILLIS
                                && stage.truth.quietMillis() > QUIET_MILLIS);
    }

    private static void pass(long millis) {
        long end = System.currentTimeMillis() + millis;
        Deadline.in(Duration.ofMillis(millis).plus(PATIENCE))
                .await("the fault has lasted", () -> System.currentTimeMillis() >= end);
    }

    /**
     * Waits until the job has told the last windows; what it never tells is judged as a window of nothing. Which audit is the
     * last is asked anew each time, since servers answer some calls seconds after their callers have gone.
     */
    private static void awaitLastWindows(ChaosStage stage) {
        try {
            Deadline.in(PATIENCE)
                    .await(
                            "the job has told the last windows",
                            () -> Windows.areTold(last(stage.truth.audits()), CollectedLines.all()));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }

    /** Waits until the job has said of all that it did not see that it did not see it; what it never says is judged as wrong. */
    private static void awaitLastWords(ChaosStage stage) {
        try {
            Deadline.in(PATIENCE)
                    .await(
                            "BLIND_001 covers what is incomplete",
                            () -> verdict(stage, new ArrayList<>()).isSaid());
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }

    private static Verdict verdict(ChaosStage stage, List<String> contradictions) {
        List<Line> lines = CollectedLines.all();
        Map<Key, Told> told = Windows.told(lines, contradictions);
        return new Verdict(Windows.of(stage.truth.audits()), told, Blindness.told(lines));
    }

    private static Audit last(List<Audit> audits) {
        return audits.stream()
                .filter(audit -> !audit.own())
                .max(Comparator.comparingLong(Audit::atMillis))
                .orElseThrow();
    }

    private void judge(ChaosStage stage) {
        List<Audit> audits = stage.truth.audits();
        List<Map<String, Audit>> stored =
                stage.observatories().stream().map(StoredAudits::of).toList();
        List<String> contradictions = new ArrayList<>();
        Verdict verdict = verdict(stage, contradictions);
        List<Attempt> attempts = stage.load.attempts();
        List<Attempt> unaudited = Answers.withoutAudit(attempts, audits);

        rounds.forEach(round -> System.out.println(round.line() + "  " + verdict.ofRound(round)));
        System.out.printf(
                "seed %d: %d rounds, %d audits, %d windows: %d wrong, %d covered, %d incomplete; %d calls, %d answered, "
                        + "%d of them without audit; not stored by observatory-1 %d, by observatory-2 %d, by neither %d%n",
                SEED,
                rounds.size(),
                audits.size(),
                verdict.windows.size(),
                verdict.wrong.size(),
                verdict.covered.size(),
                verdict.incomplete.size(),
                attempts.size(),
                attempts.stream().filter(Attempt::answered).count(),
                unaudited.size(),
                audits.stream().filter(audit -> lacks(stored.get(0), audit)).count(),
                audits.stream().filter(audit -> lacks(stored.get(1), audit)).count(),
                audits.stream()
                        .filter(audit -> lacks(stored.get(0), audit) && lacks(stored.get(1), audit))
                        .count());

        assertThat(verdict.wrong)
                .as(() -> String.join(
                        "\n",
                        verdict.wrong.stream()
                                .map(key -> verdict.explain(key, audits, stored))
                                .toList()))
                .isEmpty();
        assertThat(contradictions).isEmpty();
        assertThat(rounds).flatMap(Round::differences).isEmpty();
        assertThat(rounds)
                .filteredOn(round -> !round.note().isEmpty())
                .as("rounds in which the job failed")
                .allMatch(round -> round.fault().contains("task manager"));
        assertThat(unaudited).filteredOn(attempt -> !atDeath(attempt)).isEmpty();
        assertThat((double) verdict.covered.size() / verdict.windows.size())
                .isLessThanOrEqualTo(ALONE ? 1 : MOST_COVERED);
    }

    private static boolean lacks(Map<String, Audit> stored, Audit audit) {
        return !stored.containsKey(audit.id());
    }

    private boolean atDeath(Attempt attempt) {
        return rounds.stream()
                .filter(round -> round.fault().startsWith("SIGKILL of n"))
                .anyMatch(round -> Math.abs(attempt.answeredMillis() - round.fromMillis()) < LAST_WORDS_MILLIS);
    }
}
