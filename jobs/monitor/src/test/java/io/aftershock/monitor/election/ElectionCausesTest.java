package io.aftershock.monitor.election;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.election.ElectionCause;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectionCausesTest {

    private static final long ELECTED = 1_000_000;
    private static final String STREAM = "ACME/S";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // story                                    | asset      | led before | cause of what, ms before
                // | cause
                "nothing explains it                        | meta group | n1         | ``                               | UNPLANNED",
                "asked to step down                         | meta group | n1         | STEP_DOWN:meta group:15          | STEP_DOWN",
                "the audit is stamped after the election    | meta group | n1         | STEP_DOWN:meta group:-2000       | STEP_DOWN",
                "too long after it                          | meta group | n1         | STEP_DOWN:meta group:-2001       | UNPLANNED",
                "two seconds before                         | meta group | n1         | STEP_DOWN:meta group:2000        | STEP_DOWN",
                "too long before                            | meta group | n1         | STEP_DOWN:meta group:2001        | UNPLANNED",
                "another group was asked                    | ACME/S     | n1         | STEP_DOWN:meta group:15          | UNPLANNED",
                "the leader is a lame duck                  | meta group | n1         | LAME_DUCK:n1:30000               | LAME_DUCK",
                "it was one long ago                        | meta group | n1         | LAME_DUCK:n1:30001               | UNPLANNED",
                "another server is one                      | meta group | n1         | LAME_DUCK:n2:100                 | UNPLANNED",
                "nobody knows who led, a server has left    | meta group | ``         | LAME_DUCK:n2:2000                | LAME_DUCK",
                "nobody knows who led, it left long ago     | meta group | ``         | LAME_DUCK:n2:2001                | UNPLANNED",
                "the leader was shut down                   | meta group | n1         | SHUTDOWN:n1:2000                 | SHUTDOWN",
                "shut down long before                      | meta group | n1         | SHUTDOWN:n1:2001                 | UNPLANNED",
                "a new stream                               | ACME/S     | ``         | FIRST_LEADER:ACME/S:-1000        | FIRST_LEADER",
                "a consumer of a new stream                 | ACME/S/C   | ``         | FIRST_LEADER:ACME/S:100          | UNPLANNED",
                "a changed stream                           | ACME/S     | n1         | ASSET_CHANGE:ACME/S:100          | ASSET_CHANGE",
                "the more telling of two                    | meta group | n1         | SHUTDOWN:n1:100,STEP_DOWN:meta group:1900 | STEP_DOWN"
            })
    void explainsAnElectionByWhatHappenedAroundIt(
            String story, String asset, String previous, String events, ElectionCause cause) {
        PlannedEvent found =
                ElectionCauses.explain(asset, previous.isEmpty() ? null : previous, ELECTED, parse(events));

        assertThat(found == null ? ElectionCause.UNPLANNED : found.cause()).isEqualTo(cause);
    }

    private static List<PlannedEvent> parse(String events) {
        return Arrays.stream(events.split(","))
                .filter(each -> !each.isEmpty())
                .map(each -> each.split(":"))
                .map(each ->
                        new PlannedEvent(ElectionCause.valueOf(each[0]), each[1], ELECTED - Long.parseLong(each[2])))
                .toList();
    }
}
