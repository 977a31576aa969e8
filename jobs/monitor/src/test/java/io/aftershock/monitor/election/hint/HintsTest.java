package io.aftershock.monitor.election.hint;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.election.HintWords;
import io.aftershock.model.network.NetworkView;
import io.aftershock.monitor.signal.ClockOffset;
import io.aftershock.monitor.signal.ClockOffset.Whose;
import io.aftershock.monitor.signal.ServerLoad;
import io.aftershock.monitor.signal.Signal;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintsTest {

    private static final long ELECTED = 7_200_000;

    /**
     * At two hours n2 wins the lead, which n1 lost 5 s before. Figures are {@code server what value second}, the second counted
     * from the election.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    nothing is known             |                                      |
                    all is well                  | n1 cpu 0.30 -5; n1 storage 0.5 -5; n1 groups 1000 -5; n1 clock 2000 -5 |
                    the leader was busy          | n1 cpu 0.99 -5                       | n1 used 99 % of its cores
                    the winner was               | n2 cpu 0.95 -5                       | n2 used 95 % of its cores
                    both                         | n1 cpu 0.92 -5; n2 cpu 0.99 -5       | n1 used 92 % of its cores
                    a bystander was              | n3 cpu 0.99 -5                       |
                    it was, and is not any more  | n1 cpu 0.99 -15; n1 cpu 0.30 -5      |
                    only after it                | n1 cpu 0.30 -5; n1 cpu 0.99 1        |
                    too long ago                 | n1 cpu 0.99 -60                      |
                    its disk was full            | n1 storage 0.96 -5                   | n1's storage was 96 % full
                    and could not write          | n1 storage 1 -8; n1 storage 0.4 -2   | n1's storage was 100 % full
                    the winner's disk was        | n2 storage 0.96 -5                   |
                    many Raft groups             | n1 groups 1240 -5                    | n1 is in 1240 Raft groups
                    its clock is behind          | n1 clock -12300 -5                   | n1's clock is 12.3 s behind
                    it was set right             | n1 clock -12300 -50; n1 clock 0 -5   |
                    one restart                  | n1 process a -900; n1 process b -600 |
                    two restarts                 | n1 process a -900; n1 process b -600; n1 process c -300 | n1 had restarted 2 times within the hour
                    late word of the one before  | n1 process a -900; n1 process b -600; n1 process a -300 |
                    restarts of yesterday        | n1 process a -7000; n1 process b -6900; n1 process c -6800 |
                    the restart after it         | n1 process a -900; n1 process b -600; n1 process c 1    |
                    most likely first            | n1 groups 2000 -5; n1 cpu 1 -5; n1 storage 1 -5 | n1's storage was 100 % full, n1 used 100 % of its cores, n1 is in 2000 Raft groups
                    """)
    void areFiguresOfTheServersThatMatterAndRare(String story, String figures, String expected) {
        ClusterFigures known = new ClusterFigures();
        for (String figure : figures == null ? new String[0] : figures.split("; ")) {
            String[] word = figure.split(" ");
            known.take(signal(word[0], word[1], word[2]).at(ELECTED + Long.parseLong(word[3]) * 1_000));
        }

        assertThat(words(known)).isEqualTo(expected == null ? "" : expected);
    }

    /** Calls a second from so many seconds before the election on; n1 was lost 5 s before it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    a rush                      | 40 -600; 300 -15      | 0     | 300 API calls a second came, far more than usual
                    a rush from nothing         | 40 -600; 0 -590; 150 -15 | 0  | 150 API calls a second came, far more than usual
                    a busy morning              | 100 -600; 300 -15     | 0     |
                    a small cluster's rush      | 2 -600; 50 -15        | 0     |
                    as ever                     | 300 -600              | 0     |
                    nobody knows what is usual  | 300 -50               | 0     |
                    it came after the loss      | 40 -600; 300 -5       | 0     |
                    it is what the outage brings | 40 -600; 300 -15     | 10008 |
                    long ago                    | 40 -600; 300 -300; 40 -200 | 0 |
                    """)
    void areARushOfCalls(String story, String rates, int errCode, String expected) {
        ClusterFigures known = new ClusterFigures();
        String[] steps = rates.split("; ");
        for (int i = 0; i < steps.length; i++) {
            int from = Integer.parseInt(steps[i].split(" ")[1]);
            int to = i + 1 < steps.length ? Integer.parseInt(steps[i + 1].split(" ")[1]) : 0;
            int perSecond = Integer.parseInt(steps[i].split(" ")[0]);
            for (int call = 0; call < perSecond * (to - from); call++) {
                boolean last = i == steps.length - 1;
                known.take(
                        call(last ? errCode : ApiCall.SUCCESS).at(ELECTED + from * 1_000L + call * 1_000L / perSecond));
            }
        }

        assertThat(words(known)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void takeNoMoreMemoryForNamesThatAreMadeUp() {
        ClusterFigures known = new ClusterFigures();
        for (int i = 0; i < 2_000; i++) {
            known.take(signal("server" + i, "cpu", "0.1").at(ELECTED));
            known.take(signal("n", "process", "p" + i).at(ELECTED + i));
        }

        assertThat(known.servers).hasSizeLessThanOrEqualTo(1_000);
        assertThat(known.of("n").processes).hasSizeLessThanOrEqualTo(100);
        assertThat(known.of("n").readings).hasSizeLessThanOrEqualTo(16);
        known.forgetBefore(ELECTED + 4_000_000);
        assertThat(known.servers).isEmpty();
    }

    private static String words(ClusterFigures known) {
        return Hints.of(new Hints.Asked("n1", "n2", ELECTED, 5_000L), NetworkView.UNKNOWN, known).stream()
                .map(HintWords::of)
                .collect(Collectors.joining(", "));
    }

    private static Signal signal(String server, String what, String value) {
        Signal signal = Signal.ofRow("east", 0, 0, "", false).by(server);
        return switch (what) {
            case "cpu" -> signal.loaded(new ServerLoad(server, "", Double.valueOf(value), null, null));
            case "groups" -> signal.loaded(new ServerLoad(server, "", null, Integer.valueOf(value), null));
            case "storage" -> signal.loaded(new ServerLoad(server, "", null, null, Double.valueOf(value)));
            case "process" -> signal.loaded(new ServerLoad(server, value, null, null, null));
            default -> signal.with(new ClockOffset(Whose.SERVER, server, Long.parseLong(value)));
        };
    }

    private static Signal call(int errCode) {
        return Signal.ofRow("east", 0, 0, "", false)
                .with(new ApiCall("ACME", "INFO", null, null, errCode, "app", "n1", "n1", false));
    }
}
