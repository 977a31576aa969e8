package io.aftershock.monitor.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.network.NetworkIncident;
import io.aftershock.monitor.signal.Reach;
import io.aftershock.monitor.signal.ServerEvent;
import io.aftershock.monitor.signal.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One story a row: rounds of pings, one a second, and the incidents that they make. */
class NetworkStoriesTest {

    /** By letter, what a round looks like: who answers through whom. */
    private static final String OK = "n1:n1,n2,n3 n2:n1,n2,n3 n3:n1,n2,n3";

    /**
     * {@code o} all is well, {@code h} n1 hangs, {@code d} its connection is closed too, {@code i} it is isolated, {@code l} the
     * link n1-n2 is cut, {@code k} n1-n3, {@code p} an answer between n2 and n3 is lost, {@code m} the monitor is cut off
     * from n1, {@code x} nobody answers, {@code L} n1 says that it leaves, {@code T} all is
     * well, three minutes later.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    nothing happens                 | oooooooo             |
                    one round is lost               | ooopoooo             | PACKET_LOSS n2,n3 1x1
                    and forgotten                   | ooopoooooooooooo     |
                    a crash                         | ooohddddd            | DIED n1 6x1 holds
                    a freeze                        | ooohhhhhh            | FROZEN n1 6x1 holds
                    its connection is given up      | ooohhhhddddddddd     | FROZEN n1 13x1 holds
                    a cut                           | oooiiiiii            | ISOLATED n1 6x1 holds
                    a cut that heals link by link   | oooiiiiiilpooo       | ISOLATED n1 8x1
                    a link                          | ooollllll            | LINK_CUT n1,n2 6x1 holds
                    four flaps are one              | oiiioooiiioooiiioooiiiooo | ISOLATED n1 12x4 holds
                    and end ten seconds after       | oiiioiiioiiioiiioooooooooooooo | ISOLATED n1 12x4
                    loss                            | oplookoipokoolpo     | PACKET_LOSS n1,n2,n3 8x5 holds
                    the monitor                     | ooommmmmm            | MONITOR_CUT n1 6x1 holds
                    back, the monitor comes last    | oooddddmmoo          | DIED n1 4x1
                    nobody                          | oooxxxxxx            |
                    planned                         | ooLmmmdddd           | LEFT n1 7x1 holds
                    back within a round, then a crash | ooLTdddddd | DIED n1 6x1 holds
                    back from plan, then a crash    | ooLdddoooodddddddddd | LEFT n1 3x1; DIED n1 10x1 holds
                    """)
    void makesOneIncidentOfEachCause(String story, String rounds, String expected) {
        NetworkMemory memory = new NetworkMemory();
        long now = 0;
        for (String round : ("oo" + rounds).split("")) {
            now += round.equals("L") ? 0 : round.equals("T") ? 181_000 : 1_000;
            play(memory, round, now);
            memory.tick(now + 500);
        }

        assertThat(memory.told.incidents().stream()
                        .map(NetworkStoriesTest::text)
                        .collect(Collectors.joining("; ")))
                .isEqualTo(expected == null ? "" : expected);
    }

    private static String text(NetworkIncident incident) {
        return incident.shape() + " " + String.join(",", incident.servers()) + " " + incident.rounds() + "x"
                + incident.times() + (incident.holds() ? " holds" : "");
    }

    private static void play(NetworkMemory memory, String round, long atMillis) {
        switch (round) {
            case "h" -> ping(memory, "n1,n2,n3", "n1: n2:n2,n3 n3:n2,n3", atMillis);
            case "d" -> ping(memory, "n2,n3", "n1: n2:n2,n3 n3:n2,n3", atMillis);
            case "i" -> ping(memory, "n1,n2,n3", "n1:n1 n2:n2,n3 n3:n2,n3", atMillis);
            case "l" -> ping(memory, "n1,n2,n3", "n1:n1,n3 n2:n2,n3 n3:n1,n2,n3", atMillis);
            case "k" -> ping(memory, "n1,n2,n3", "n1:n1,n2 n2:n1,n2,n3 n3:n2,n3", atMillis);
            case "p" -> ping(memory, "n1,n2,n3", "n1:n1,n2,n3 n2:n1,n2 n3:n1,n2,n3", atMillis);
            case "m" -> ping(memory, "n2,n3", "n1:n2,n3 n2:n2,n3 n3:n2,n3", atMillis);
            case "x" -> ping(memory, "", "n1: n2: n3:", atMillis);
            case "L" ->
                memory.take(Signal.ofRow("east", atMillis, atMillis, "", false)
                        .by("n1")
                        .with(new ServerEvent("n1", ServerEvent.Kind.LAME_DUCK)));
            default -> ping(memory, "n1,n2,n3", OK, atMillis);
        }
    }

    private static void ping(NetworkMemory memory, String asked, String answers, long atMillis) {
        List<String> through = asked.isEmpty() ? List.of() : List.of(asked.split(","));
        Arrays.stream(answers.split(" ")).map(line -> line.split(":")).forEach(line -> {
            List<String> via = line.length == 1 ? List.of() : List.of(line[1].split(","));
            memory.take(Signal.ofRow("east", atMillis, atMillis, "", true)
                    .reaching(new Reach(line[0], false, through, via, false, false)));
        });
    }
}
