package io.aftershock.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.monitor.ingest.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same input gives the same bytes, whatever runs beside it. */
class SameBytesTest {

    private static final CaptureFile ONE = Captures.MISCONFIGURED.as("one");
    private static final CaptureFile TWO = Captures.LEADER_FLAPS.as("two");

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void tellsTheSameAtAnyParallelism(int parallelism) throws Exception {
        Replayed found = CaptureReplay.of(List.of(Captures.LEADER_FLAPS.file()), parallelism);

        assertThat(found.json())
                .containsExactlyElementsOf(
                        CaptureReplay.of(Captures.LEADER_FLAPS).json());
    }

    @Test
    void tellsOfEachClusterWhatItTellsOfItAlone() throws Exception {
        Replayed both = CaptureReplay.of(List.of(ONE, TWO), 2);

        assertThat(jsonOf(both, "one")).containsExactlyElementsOf(alone(Captures.MISCONFIGURED, "one"));
        assertThat(jsonOf(both, "two")).containsExactlyElementsOf(alone(Captures.LEADER_FLAPS, "two"));
    }

    /** Servers, accounts and even the ids of advisories are the same; nothing but the fleet's names tells them apart. */
    @Test
    void keepsTwoClustersApartThatTheirServersNameAlike() throws Exception {
        Replayed both = CaptureReplay.of(List.of(ONE, Captures.MISCONFIGURED.as("twin")), 2);

        assertThat(jsonOf(both, "one")).containsExactlyElementsOf(alone(Captures.MISCONFIGURED, "one"));
        assertThat(jsonOf(both, "twin")).containsExactlyElementsOf(alone(Captures.MISCONFIGURED, "twin"));
        assertThat(both.count(Tally.DUPLICATES))
                .isEqualTo(2 * CaptureReplay.of(Captures.MISCONFIGURED).count(Tally.DUPLICATES));
        assertThat(both.count(Tally.LATE)).isZero();
    }

    @Test
    void tellsTheSameWhicheverFileIsNamedFirst() throws Exception {
        assertThat(CaptureReplay.of(List.of(TWO, ONE), 1).json())
                .containsExactlyElementsOf(
                        CaptureReplay.of(List.of(ONE, TWO), 1).json());
    }

    private static List<String> jsonOf(Replayed found, String cluster) {
        return found.lines().stream()
                .filter(line -> line.cluster().equals(cluster))
                .map(line -> line.json())
                .toList();
    }

    /** The lines of a capture that was replayed alone, under another name: it stands in the cluster and in the ids. */
    private static List<String> alone(Captures capture, String name) throws Exception {
        return CaptureReplay.of(capture).json().stream()
                .map(json -> json.replace("labc1", name))
                .toList();
    }
}
