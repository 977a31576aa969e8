package io.aftershock.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.monitor.ingest.BadRow;
import io.aftershock.monitor.ingest.Tally;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows that cannot be used stop nothing, move no clock, and are told with their reason and without their body. */
class BadInputTest {

    private static Replayed found;

    /** Each bad row comes twice: as the first word of the cluster, and among its calls. */
    @BeforeAll
    static void replay() throws Exception {
        FakeCluster cluster = new FakeCluster("east");
        addBadRows(cluster);
        cluster.calls(0, 50, "ACME");
        addBadRows(cluster);
        found = TopologyRun.of(cluster.calls(50, 100, "ACME").toTheEnd());
    }

    @Test
    void countsTheRowsAroundThemAsIfTheyWereNotThere() throws Exception {
        List<String> clean = TopologyRun.of(
                        new FakeCluster("east").calls(0, 100, "ACME").toTheEnd())
                .json();

        assertThat(found.lines().stream()
                        .filter(line -> !line.record().equals("dead_letter"))
                        .map(line -> line.json()))
                .containsExactlyElementsOf(clean);
        assertThat(clean)
                .hasSize(15)
                .element(5)
                .isEqualTo("{\"record\":\"error_ratio\",\"cluster\":\"east\","
                        + "\"account\":\"ACME\",\"window_start\":\"2026-11-20T05:00:00.000Z\","
                        + "\"window_end\":\"2026-11-20T05:01:00.000Z\",\"requests\":60,\"errors\":0,\"calls\":60,"
                        + "\"failed_calls\":0,\"own_requests\":0,\"by_class\":{},\"by_code\":{},\"complete\":true,"
                        + "\"account_name\":null}");
    }

    @Test
    void tellsOfEachWhyWithoutItsBody() {
        List<String> details = found.records("dead_letter").stream()
                .map(letter -> letter.path("detail").asText())
                .toList();

        assertThat(details)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Arrays.stream(BadRow.values()), Arrays.stream(BadRow.values()))
                                .map(BadRow::detail)
                                .filter(Objects::nonNull)
                                .toList());
        assertThat(found.lines()).noneMatch(line -> (line.json() + line.text()).contains(BadRow.SECRET));
    }

    @Test
    void countsEachByItsReason() {
        for (Tally tally : List.of(
                Tally.UNKNOWN, Tally.UNREADABLE_ROW, Tally.MALFORMED, Tally.MISSING_FIELD, Tally.ABSURD_TIMESTAMP)) {
            long stories = Arrays.stream(BadRow.values())
                    .filter(bad -> bad.counted() == tally)
                    .count();
            assertThat(found.count(tally)).as(tally.label()).isEqualTo(2 * stories);
        }
        assertThat(found.count(Tally.ROWS)).isEqualTo(100 + 2L * BadRow.values().length);
        assertThat(found.count(Tally.DUPLICATES)).isZero();
        assertThat(found.count(Tally.LATE)).isZero();
    }

    @Test
    void namesTheSubjectAndTheLengthOfTheBody() {
        JsonNode letter = found.records("dead_letter").stream()
                .filter(each -> each.path("detail").asText().endsWith("JsonParseException at byte 7"))
                .findFirst()
                .orElseThrow();

        assertThat(letter)
                .hasToString("{\"record\":\"dead_letter\",\"cluster\":\"east\",\"reason\":\"malformed\","
                        + "\"subject\":\"$JS.EVENT.ADVISORY.API\",\"at\":\"2026-11-20T05:00:00.000Z\",\"bytes\":17,"
                        + "\"detail\":\"not the JSON that its subject promises: JsonParseException at byte 7\"}");
    }

    private static void addBadRows(FakeCluster cluster) {
        for (BadRow bad : BadRow.values()) {
            cluster.row(bad.row("east"));
        }
    }
}
