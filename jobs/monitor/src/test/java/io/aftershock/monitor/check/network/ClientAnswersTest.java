package io.aftershock.monitor.check.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.network.NetworkIncident;
import io.aftershock.model.network.NetworkShape;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAnswersTest {

    /** Clients of n1, n2 and n3 get so many answers a second up to 100 s, and so many from then to 104 s, when n1 is the one in trouble. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    an isolated leader     | 10 10 10 | 10 0 0  |  0 | n1    | Of the calls by its clients 40 of 40 usual answers were seen, of those by clients of the other servers 0 of 80.
                    a frozen server        | 10 10 10 | 0 10 10 |  0 | n1    | Of the calls by its clients 0 of 40 usual answers were seen, of those by clients of the other servers 80 of 80.
                    nobody is at n1        | 0 10 10  | 0 10 10 |  0 | n1    |
                    nobody is elsewhere    | 10 0 0   | 0 0 0   |  0 | n1    |
                    a link                 | 10 10 10 | 10 0 0  |  0 | n1,n2 |
                    too little is known    | 10 10 10 | 0 10 10 | 60 | n1    |
                    it has gone on too long | 10 10 10 | 0 10 10 | -120 | n1  |
                    """)
    void saysWhomItHurts(String story, String before, String since, int firstSecond, String servers, String expected) {
        ClientAnswers answers = new ClientAnswers();
        long end = 104 - Math.min(firstSecond, 0);
        for (long second = Math.max(firstSecond, 0); second < end; second++) {
            String[] each = (second < 100 ? before : since).split(" ");
            for (int server = 1; server <= 3; server++) {
                for (int i = 0; i < Integer.parseInt(each[server - 1]); i++) {
                    answers.count("n" + server, second * 1_000 + i);
                }
            }
        }
        NetworkIncident incident = new NetworkIncident(
                "n1", NetworkShape.ISOLATED, List.of(servers.split(",")), 99_500, 103_500, true, 4, 1, 0, 0);

        assertThat(answers.since(incident, end * 1_000)).isEqualTo(expected == null ? "" : " " + expected);
    }
}
