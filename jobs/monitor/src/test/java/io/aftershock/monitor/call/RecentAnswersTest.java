package io.aftershock.monitor.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in the order of their arrival; times are milliseconds. */
class RecentAnswersTest {

    private static final long REQUEST = 42;

    private final RecentAnswers answers = new RecentAnswers();
    private final CallMoves moves = new CallMoves();

    /** How many calls count at which time. */
    private final TreeMap<Long, Integer> calls = new TreeMap<>();

    @Test
    void takesTheAnswersOfAllMembersOfALeaderlessGroupForOneCall() {
        add("n2", 5_001).add("n1", 5_002).add("n3", 5_002);

        assertThat(calls).containsOnlyKeys(5_001L);
    }

    @Test
    void takesASecondAnswerOfOneServerForAnotherCall() {
        add("n1", 5_000).add("n1", 5_000).add("n1", 5_600);

        assertThat(calls).containsExactlyInAnyOrderEntriesOf(new TreeMap<>(java.util.Map.of(5_000L, 2, 5_600L, 1)));
    }

    @ParameterizedTest(name = "{0} ms after the first: {1} calls")
    @CsvSource({"1000, 1", "1001, 2"})
    void waitsASecondForTheOtherServers(long after, int expected) {
        add("n1", 5_000).add("n2", 5_000 + after);

        assertThat(calls).hasSize(expected);
    }

    @Test
    void measuresTheSecondFromTheFirstAnswerAndNotFromTheLast() {
        add("n1", 5_000).add("n2", 5_900).add("n3", 6_100);

        assertThat(calls).containsOnlyKeys(5_000L, 6_100L);
    }

    @Test
    void givesTwoCallsInOneSecondTheirOwnAnswers() {
        add("n1", 0).add("n2", 1).add("n1", 300).add("n2", 301).add("n3", 302).add("n3", 400);

        assertThat(calls).containsOnlyKeys(0L, 300L);
    }

    @Test
    void movesACallWhenItsFirstAnswerComesLate() {
        add("n2", 5_500).add("n1", 9_000).add("n1", 5_000);

        assertThat(calls).containsOnlyKeys(5_000L, 9_000L);
    }

    @Test
    void splitsACallWhenALateAnswerMovesItsBegin() {
        add("n2", 5_500).add("n3", 6_400).add("n1", 5_000);

        assertThat(calls).containsOnlyKeys(5_000L, 6_400L);
    }

    @Test
    void keepsRequestsApart() {
        assertThat(answers.add(1, "n1", 0, moves)).isTrue();
        assertThat(answers.add(2, "n2", 0, moves)).isTrue();
        assertThat(answers.add(1, "n2", 0, moves)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 30, 200})
    void countsTheSameInAnyOrderOfArrival(int perSecond) {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            List<Answer> sent = new ArrayList<>();
            for (int i = 0; i < perSecond * 5; i++) {
                sent.add(new Answer("n" + random.nextInt(4), random.nextInt(5_000), random.nextInt(30_000)));
            }
            sent.sort(Comparator.comparingLong(answer -> answer.atMillis() + answer.delay()));
            RecentAnswersTest test = new RecentAnswersTest();
            sent.forEach(answer -> test.add(answer.server(), answer.atMillis()));

            assertThat(test.calls).as("seed %s", seed).isEqualTo(counted(sent));
        }
    }

    @Test
    void remembersWhatLateRowsNeedAndNothingOlder() {
        for (int second = 0; second < 1_000; second++) {
            for (int i = 0; i < 100; i++) {
                answers.add(1 + second * 100L + i, "n1", second * 1_000L, moves);
            }
        }

        assertThat(answers.add(1 + 900 * 100L, "n2", 900_000, moves)).isFalse();
        assertThat(answers.answerCount).isBetween(12_000, 19_000);
        assertThat(answers.requests.length).isLessThanOrEqualTo(1 << 16);
    }

    @Test
    void takesAFloodOfOneRequestInItsStride() {
        for (int i = 0; i < 1_000_000; i++) {
            answers.add(REQUEST, "n1", i / 1_000, moves);
        }

        assertThat(answers.add(REQUEST, "n2", 1_000, moves)).isFalse();
    }

    @Test
    void forgetsEarlierInAFloodThanItNeedsMemory() {
        for (int i = 0; i < 5_000_000; i++) {
            answers.add(1 + i, "n1", i / 100_000, moves);
        }

        assertThat(answers.answers.length).isLessThanOrEqualTo(1 << 21);
    }

    private record Answer(String server, long atMillis, long delay) {}

    private RecentAnswersTest add(String server, long atMillis) {
        moves.clear();
        if (answers.add(REQUEST, server, atMillis, moves)) {
            count(calls, atMillis, 1);
        }
        moves.removed().forEach(at -> count(calls, at, -1));
        moves.added().forEach(at -> count(calls, at, 1));
        return this;
    }

    /** The same from the whole list: the oldest that is left, with the oldest of each other server within a second. */
    private static TreeMap<Long, Integer> counted(List<Answer> sent) {
        List<Answer> left = new ArrayList<>(sent);
        left.sort(Comparator.comparingLong(Answer::atMillis).thenComparing(Answer::server));
        TreeMap<Long, Integer> counts = new TreeMap<>();
        while (!left.isEmpty()) {
            Answer first = left.get(0);
            count(counts, first.atMillis(), 1);
            Set<String> servers = new HashSet<>();
            left.removeIf(answer -> answer.atMillis() <= first.atMillis() + 1_000 && servers.add(answer.server()));
        }
        return counts;
    }

    private static void count(TreeMap<Long, Integer> counts, long atMillis, int change) {
        counts.merge(atMillis, change, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
    }
}
