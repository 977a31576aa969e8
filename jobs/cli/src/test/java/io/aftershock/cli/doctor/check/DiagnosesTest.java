package io.aftershock.cli.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aftershock.cli.doctor.facts.AccountFacts;
import io.aftershock.cli.doctor.facts.ClusterFacts;
import io.aftershock.cli.doctor.facts.PollFacts;
import io.aftershock.cli.doctor.facts.StreamFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One story a row: what was seen, and the only lines that are not "ok". */
class DiagnosesTest {

    private static final Set<String> ALL = Set.of("n1", "n2", "n3");
    private static final Map<String, Set<String>> ANSWERED = Map.of("JSZ", ALL, "RAFTZ", ALL, "HEALTHZ", ALL);
    private static final Map<String, Set<String>> THROUGH = Map.of("n1", ALL, "n2", ALL, "n3", ALL);

    @Test
    void findsNothingWhereAllIsWell() {
        List<Diagnosis> found = Diagnoses.of(Story.well());

        assertThat(found)
                .allMatch(each -> each.level() == Level.OK && each.mend().isEmpty());
        assertThat(found).extracting(Diagnosis::check).contains("stream", "leaf", "poll", "clock", "account");
    }

    static Stream<Arguments> stories() {
        return Stream.of(streams(), leafs(), polls(), accounts()).flatMap(each -> each);
    }

    private static Stream<Arguments> streams() {
        return Stream.of(
                arguments(
                        Story.streams(),
                        List.of("WARNING stream -: no stream is configured: no API error and no election is seen")),
                arguments(
                        Story.streams(StreamFacts.unseen("o1", "FLEET", true, "refused")),
                        List.of("CRITICAL stream o1: cannot be looked at: refused")),
                arguments(
                        Story.streams(new StreamFacts(
                                "o1",
                                "FLEET",
                                true,
                                null,
                                false,
                                0,
                                null,
                                0,
                                0,
                                null,
                                List.of("n1"),
                                List.of(Story.leaf("n1")))),
                        List.of("CRITICAL stream o1: has no stream FLEET")),
                arguments(
                        Story.streams(Story.stream("o1", null, 1, List.of("n1"), List.of(Story.leaf("n1")))),
                        List.of("CRITICAL stream o1: holds nothing of this cluster")),
                arguments(
                        Story.streams(Story.stream("o1", 30_000L, 1, List.of("n1"), List.of(Story.leaf("n1")))),
                        List.of()),
                arguments(
                        Story.streams(Story.stream("o1", 30_001L, 1, List.of("n1"), List.of(Story.leaf("n1")))),
                        List.of(
                                "CRITICAL stream o1: holds 7 messages, the newest stored 30.0 s ago; a live cluster says something each 10 s")),
                arguments(
                        Story.streams(Story.keeping(0, -1)),
                        List.of("WARNING stream o1: keeps everything until its disk is full")),
                arguments(Story.streams(Story.keeping(0, 1_000)), List.of()),
                arguments(
                        Story.streams(Story.keeping(599_000, 1_000)),
                        List.of(
                                "WARNING stream o1: keeps messages for 599 s only; a job that is down for longer loses some")),
                arguments(
                        Story.streams(
                                Story.stream("o1", 1L, 100_000, List.of("n1"), List.of(Story.leaf("n1"))),
                                Story.stream("o2", 1L, 69_999, List.of("n2"), List.of(Story.leaf("n2")))),
                        List.of("CRITICAL stream o2: its newest advisory is 30 s older than that of o1")));
    }

    private static Stream<Arguments> leafs() {
        return Stream.of(
                arguments(
                        Story.streams(Story.stream("o1", 1L, 1, List.of("n1", "n2"), List.of(Story.leaf("n2")))),
                        List.of("CRITICAL leaf o1: its pin to n1 is not connected")),
                arguments(
                        Story.streams(Story.stream(
                                "o1", 1L, 1, List.of("n1", "n2"), List.of(Story.leaf("n1", "n2"), Story.leaf("n2")))),
                        List.of(
                                "WARNING leaf o1: its pin to n1 leads to n2",
                                "CRITICAL leaf o1: two pins lead to n2 (n1 and n2): if it dies, events are lost")),
                arguments(
                        Story.streams(Story.stream("o1", 1L, 1, List.of("n1"), null)),
                        List.of("UNKNOWN leaf o1: does not tell where its leaf nodes lead")),
                arguments(
                        Story.streams(Story.stream("o1", 1L, 1, null, List.of())),
                        List.of("UNKNOWN leaf o1: nobody says which servers it is pinned to")));
    }

    private static Stream<Arguments> polls() {
        Map<String, Set<String>> noHealth = Map.of("JSZ", ALL, "RAFTZ", ALL, "HEALTHZ", Set.of());
        Map<String, Set<String>> oneSilent = Map.of("JSZ", ALL, "RAFTZ", ALL, "HEALTHZ", Set.of("n1", "n3"));
        Map<String, Set<String>> oneWayShut = Map.of("n1", ALL, "n2", Set.of(), "n3", Set.of("n3"));
        return Stream.of(
                arguments(
                        Story.polls(PollFacts.unasked("by observatory", true, "refused")),
                        List.of("CRITICAL poll by observatory: cannot be asked: refused")),
                arguments(
                        Story.polls(Story.polls(noHealth, Map.of(), Map.of())),
                        List.of(
                                "CRITICAL poll HEALTHZ: nobody answers, though other questions are answered: its export or import is missing")),
                arguments(
                        Story.polls(Story.polls(Map.of(), Map.of(), Map.of())),
                        List.of(
                                "CRITICAL poll JSZ: nobody answers",
                                "CRITICAL poll RAFTZ: nobody answers",
                                "CRITICAL poll HEALTHZ: nobody answers")),
                arguments(
                        Story.polls(Story.polls(oneSilent, Map.of(), Map.of())),
                        List.of("CRITICAL poll HEALTHZ: answered by n1, n3, not by n2")),
                arguments(
                        Story.polls(Story.polls(ANSWERED, oneWayShut, Map.of())),
                        List.of(
                                "WARNING poll through n2: nobody answers",
                                "WARNING poll through n3: no answer of n1, n2")),
                arguments(
                        Story.polls(Story.polls(ANSWERED, THROUGH, Map.of("n1", 5_000L, "n2", -5_001L))),
                        List.of("WARNING clock n2: its clock is 5.0 s behind this machine's")));
    }

    private static Stream<Arguments> accounts() {
        Set<String> none = Set.of();
        return Stream.of(
                arguments(
                        Story.account("ACME", Story.account(5, 0, 0, 0, Set.of("n2"), Set.of("n1", "n2"))),
                        List.of("CRITICAL account ACME: does not export its advisories on n2")),
                arguments(
                        Story.account("ACME", Story.account(0, 9, 0, 0, none, Set.of("n1", "n2"))),
                        List.of("CRITICAL account ACME: exports its advisories, but they are not imported on n1, n2")),
                arguments(
                        Story.account("ACME", Story.account(5, 9, 0, 3, none, none)),
                        List.of(
                                "CRITICAL account ACME: its calls are not stored by o1, but come when asked for: a leaf node is older than the import")),
                arguments(
                        Story.account("ACME", Story.account(5, 9, 0, 0, none, none)),
                        List.of(
                                "CRITICAL account ACME: 5 calls while looking, none stored by o1, though exported and imported")),
                arguments(
                        Story.account("ACME", Story.account(5, 9, 0, 0, null, null)),
                        List.of("CRITICAL account ACME: 5 calls while looking, none stored by o1")),
                arguments(Story.account("ACME", Story.account(0, 9, 0, 0, null, null)), List.of()),
                arguments(
                        Story.account("ACME", Story.account(0, 0, 0, 0, none, none)),
                        List.of("UNKNOWN account ACME: no calls while looking, and none stored before")),
                arguments(
                        Story.account("OTHER", new AccountFacts(5, 0, Map.of("o1", 0L), 0, 0, null, null)),
                        List.of("WARNING account OTHER: uses JetStream and is not watched")),
                arguments(Story.account("SYS", Story.account(5, 0, 0, 0, null, null)), List.of()));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void tellsExactly(ClusterFacts facts, List<String> lines) {
        List<Diagnosis> bad = Diagnoses.of(facts).stream()
                .filter(each -> each.level() != Level.OK)
                .toList();

        assertThat(bad)
                .extracting(each -> each.level() + " " + each.check() + " " + each.subject() + ": " + each.text())
                .containsExactlyElementsOf(lines);
        assertThat(bad).noneMatch(each -> each.mend().isEmpty());
    }

    @Test
    void givesTheStanzaThatIsMissing() {
        ClusterFacts facts = Story.account("ACME", Story.account(0, 9, 0, 0, Set.of(), Set.of("n1")));

        assertThat(Diagnoses.of(facts))
                .extracting(Diagnosis::mend)
                .contains(
                        "add to imports of MON on each server: {stream: {account: \"ACME\", subject: \"$JS.EVENT.ADVISORY.>\"},"
                                + " to: \"adv.ACME.>\"}; reload, then restart o1, wait until it is well here, restart o2 (or KICK its leaf"
                                + " nodes one by one)");
    }

    @Test
    void endsWithTheCodeOfTheWorst() {
        assertThat(Stream.of(Level.values()).map(Level::exitCode)).containsExactly(0, 3, 1, 2);
        assertThat(Diagnoses.worst(Diagnoses.of(Story.well()))).isEqualTo(Level.OK);
        assertThat(Diagnoses.worst(List.of())).isEqualTo(Level.UNKNOWN);
    }
}
