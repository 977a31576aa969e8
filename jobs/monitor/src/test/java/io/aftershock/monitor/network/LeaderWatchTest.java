package io.aftershock.monitor.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.network.LeaderWatch.Round;
import io.aftershock.monitor.signal.MetaView;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaderWatchTest {

    /**
     * One word a second: {@code ok}; {@code silent}; {@code closed} and silent; {@code others} say that they have lost n1,
     * {@code one} of them; {@code both}, silent and said so; {@code n2} is elected; {@code claim}, n1 says that it leads;
     * {@code follows}, n1 says that n3 does.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    all is well                    | ok ok ok                    |
                    one lost answer                | ok silent ok                |
                    two of them                    | ok silent silent            | n1 since 2 lasts
                    a closed connection is enough  | ok closed                   | n1 since 2 lasts
                    and so is the others' word     | ok both                     | n1 since 2 lasts, n2 n3 lost it
                    their word twice               | ok others others            | n1 since 2 lasts, n2 n3 lost it
                    not that of one alone          | ok one one one              |
                    a near miss                    | ok silent silent ok         | n1 since 2 to 4
                    an election                    | ok silent silent n2         | n1 since 2 to 4 then n2
                    the next is doubted at once    | ok closed n2 doubt          | n1 since 2 to 3 then n2
                    and a new leadership           | ok silent silent n2 n1 ok ok ok ok ok ok |
                    the other leader is well       | n2 silent silent            |
                    n1 follows another             | ok follows silent silent    |
                    """)
    void believesTwoSigns(String story, String words, String expected) {
        LeaderWatch watch = play(words);

        assertThat(watch.silences().stream()
                        .map(each -> each.leader() + " since " + (each.sinceMillis() / 1_000)
                                + (each.isOver() ? " to " + each.endMillis() / 1_000 : " lasts")
                                + (each.successor() == null ? "" : " then " + each.successor())
                                + (each.complaints().isEmpty()
                                        ? ""
                                        : ", " + String.join(" ", each.complaints()) + " lost it"))
                        .collect(Collectors.joining("; ")))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    one leader                     | claim claim                 |
                    it claims on                   | silent n2 claim claim claim | n1 and n2 from 2 to 5
                    one answer was under way       | silent n2 claim ok ok       |
                    it knows                       | silent n2 claim follows     |
                    """)
    void seesTwoClaims(String story, String words, String expected) {
        assertThat(play(words).twoLeaders().stream()
                        .map(two -> two.claimant() + " and " + two.leader() + " from " + two.sinceMillis() / 1_000
                                + " to " + two.lastMillis() / 1_000)
                        .collect(Collectors.joining("; ")))
                .isEqualTo(expected == null ? "" : expected);
    }

    private static LeaderWatch play(String words) {
        LeaderWatch watch = new LeaderWatch();
        watch.elected("", "n1", -60_000);
        long now = 0;
        for (String word : words.split(" ")) {
            now += 1_000;
            Set<String> silent = Set.of("n1");
            List<String> others = List.of("n2", "n3");
            switch (word) {
                case "silent" -> watch.round(new Round(silent, Set.of(), List.of(), others), now);
                case "closed" -> watch.round(new Round(silent, silent, List.of(), others), now);
                case "both" -> watch.round(new Round(silent, Set.of(), others, List.of()), now);
                case "others" -> watch.round(new Round(Set.of(), Set.of(), others, List.of("n1")), now);
                case "doubt" -> watch.round(new Round(Set.of(), Set.of(), others, List.of()), now);
                case "one" -> watch.round(new Round(Set.of(), Set.of(), List.of("n2"), List.of("n1", "n3")), now);
                case "n1", "n2" -> watch.elected("", word, now);
                case "claim" -> watch.said("", new MetaView("n1", true, true, "n1"), null, now);
                case "follows" -> watch.said("", new MetaView("n1", true, false, "n3"), null, now);
                default -> watch.round(new Round(Set.of(), Set.of(), List.of(), List.of("n1", "n2", "n3")), now);
            }
            watch.forget(now);
        }
        return watch;
    }
}
