package io.aftershock.monitor.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.ingest.Tally;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import org.junit.jupiter.api.Test;

/** The clock shows 99 s: windows that end at 60 s or before have been printed. */
class LateRowsTest {

    private final FakeCluster cluster = new FakeCluster("east").calls(0, 100, "ACME");

    @Test
    void countsARowThatComesWithinTheAllowance() throws Exception {
        Replayed found = TopologyRun.of(cluster.call(60, "ACME").toTheEnd());

        assertThat(requests(found, "05:01:00")).isEqualTo(60);
        assertThat(requests(found, "05:01:10")).isEqualTo(61);
        assertThat(found.count(Tally.LATE)).isZero();
    }

    @Test
    void countsALaterOneAsLateAndInTheWindowsThatAreStillOpen() throws Exception {
        Replayed found = TopologyRun.of(cluster.call(59.999, "ACME").toTheEnd());

        assertThat(requests(found, "05:01:00")).isEqualTo(60);
        assertThat(requests(found, "05:01:10")).isEqualTo(61);
        assertThat(found.count(Tally.LATE)).isEqualTo(1);
    }

    @Test
    void countsOneWhoseWindowsAreAllPrintedAsLateOnly() throws Exception {
        Replayed found = TopologyRun.of(cluster.call(-0.001, "ACME").toTheEnd());

        assertThat(requests(found, "05:01:00")).isEqualTo(60);
        assertThat(requests(found, "05:01:10")).isEqualTo(60);
        assertThat(found.count(Tally.LATE)).isEqualTo(1);
    }

    /** The requests of the one window that ends then: none is printed twice. */
    private static long requests(Replayed found, String end) {
        assertThat(found.records("error_ratio"))
                .filteredOn(window -> endsAt(window, end))
                .hasSize(1);
        return found.records("error_ratio").stream()
                .filter(window -> endsAt(window, end))
                .findFirst()
                .orElseThrow()
                .path("requests")
                .asLong();
    }

    private static boolean endsAt(JsonNode window, String end) {
        return window.path("window_end").asText().equals("2026-11-20T" + end + ".000Z");
    }
}
