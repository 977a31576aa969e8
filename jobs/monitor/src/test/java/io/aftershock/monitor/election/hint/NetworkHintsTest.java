package io.aftershock.monitor.election.hint;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.network.NetworkIncident;
import io.aftershock.model.network.NetworkShape;
import io.aftershock.model.network.NetworkView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkHintsTest {

    /** An election at 100 s in which n1 lost the lead; incidents are {@code shape servers from to}, in seconds. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    nothing known                 |                                            |
                    the leader died               | DIED n1 95 100                             | server_died n1 5.0
                    it hangs                      | FROZEN n1 95 100                           | server_frozen n1 5.0
                    it is cut off                 | ISOLATED n1 95 101                         | server_isolated n1 5.0
                    its link is cut               | LINK_CUT n1,n2 95 100                      | link_cut n2 5.0
                    packets are lost              | PACKET_LOSS n1,n2 60 99                    | packet_loss null 0.25
                    a follower comes back         | ISOLATED n2 70 90                          | rejoined n2 10.0
                    a frozen one thaws            | FROZEN n2 80 92                            | rejoined n2 8.0
                    it came back long ago         | ISOLATED n2 40 79                          |
                    it broke after the election   | DIED n1 101 105                            |
                    only the monitor is cut off   | MONITOR_CUT n1 90 100                      |
                    it left in order              | LEFT n1 90 100                             |
                    the leader before the others  | DIED n3 80 100; FROZEN n1 95 100           | server_frozen n1 5.0, server_died n3 20.0
                    what goes on says it all      | DIED n2 70 90; DIED n1 95 100              | server_died n1 5.0
                    """)
    void pointAtWhatTheNetworkShows(String story, String incidents, String expected) {
        List<NetworkIncident> known = new ArrayList<>();
        for (String incident : incidents == null ? new String[0] : incidents.split("; ")) {
            String[] word = incident.split(" ");
            known.add(new NetworkIncident(
                    word[1],
                    NetworkShape.valueOf(word[0]),
                    List.of(word[1].split(",")),
                    Long.parseLong(word[2]) * 1_000,
                    Long.parseLong(word[3]) * 1_000,
                    true,
                    5,
                    1,
                    25,
                    100));
        }

        assertThat(NetworkHints.of(new NetworkView(true, known, List.of(), List.of()), "n1", 100_000).stream()
                        .map(hint -> hint.name() + " " + hint.server() + " " + hint.value())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected == null ? "" : expected);
    }
}
