package io.aftershock.connectors.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.window.ErrorRatio;
import io.aftershock.monitor.publish.Lines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FindingReaderTest {

    private static final String INCIDENT =
            "{\"record\":\"incident\",\"id\":\"FLEET_001:JETSTREAM_009:not_found:1\",\"revision\":2,\"check\":\"JETSTREAM_009\","
                    + "\"error_class\":null,\"severity\":\"warning\",\"state\":\"closed\",\"at\":\"2026-11-20T04:33:36.000Z\","
                    + "\"opened_at\":\"2026-11-20T04:32:36.000Z\",\"closed_at\":\"2026-11-20T04:33:36.000Z\",\"clusters\":[\"east\",\"west\"],"
                    + "\"breach_ids\":[\"JETSTREAM_009:east:ACME:1\"],\"summary\":\"Over.\",\"runbook\":\"docs/checks/FLEET_001.md\"}";

    /** Lines of real replays, as the page that promises them shows them. */
    static Stream<String> lines() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("../../docs/json-lines.md")));
        lines.removeIf(line -> !line.startsWith("{\"record\":\""));
        lines.removeIf(line -> line.startsWith("{\"record\":\"heartbeat\"")); // written by another class
        lines.add(INCIDENT);
        return lines.stream();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void readsWhatWasWritten(String line) throws UnreadableFindingException {
        WrittenAgain again = new WrittenAgain();

        String record = FindingReader.read(bytes(line), again);

        assertThat(again.lines).containsExactly(line);
        assertThat(line).startsWith("{\"record\":\"" + record + "\"");
    }

    @Test
    void everyRecordIsAmongTheLines() throws IOException {
        assertThat(lines().map(line -> line.split("\"")[3]).distinct())
                .contains("error_ratio", "election", "stall", "breach", "correlation", "incident");
    }

    @Test
    void readsAHeartbeatOfWhichNothingIsKnown() throws UnreadableFindingException {
        List<Heartbeat> heartbeats = new ArrayList<>();
        FindingReader.read(
                bytes(
                        "{\"record\":\"heartbeat\",\"cluster\":\"east\",\"at\":\"2026-11-20T04:33:30.000Z\",\"expected\":null,\"seen\":null,\"delayed\":true}"),
                new FindingHandler() {
                    @Override
                    public void heartbeat(Heartbeat heartbeat) {
                        heartbeats.add(heartbeat);
                    }
                });

        assertThat(heartbeats).containsExactly(new Heartbeat("east", 1_795_149_210_000L, null, null, true));
    }

    @Test
    void skipsRecordsAndFieldsOfANewerVersion() throws UnreadableFindingException {
        WrittenAgain again = new WrittenAgain();

        assertThat(FindingReader.read(bytes("{\"record\":\"forecast\",\"x\":[1]}"), again))
                .isEqualTo("forecast");
        FindingReader.read(bytes(INCIDENT.replace("\"revision\":2", "\"revision\":2,\"new\":{\"a\":1}")), again);

        assertThat(again.lines).containsExactly(INCIDENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"record":"incident","id"        | not JSON from byte
            ''                               | no JSON object
            [1]                              | no JSON object
            {"id":"x"}                       | field record is missing
            {"record":"heartbeat"}           | field cluster is missing
            {"record":"heartbeat","cluster":1}                | field cluster is no text
            {"record":"heartbeat","cluster":"c","at":"noon"}  | field at is no time
            {"record":"election","id":"e","cluster":"c","scope":"galaxy"}  | field scope has a value that this version does not know
            """)
    void saysWhatIsWrongWithALineAndDoesNotRepeatIt(String line, String complaint) {
        assertThatThrownBy(() -> FindingReader.read(bytes(line), new FindingHandler() {}))
                .isInstanceOf(UnreadableFindingException.class)
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("noon");
    }

    private static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }

    /** Writes what it is told as the job does. */
    private static final class WrittenAgain implements FindingHandler {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void window(ErrorRatio window) {
            lines.add(Lines.of(window).json());
        }

        @Override
        public void election(Election election) {
            lines.add(Lines.of(election).json());
        }

        @Override
        public void stall(Stall stall) {
            lines.add(Lines.of(stall).json());
        }

        @Override
        public void breach(Breach breach) {
            lines.add(Lines.of(breach).json());
        }

        @Override
        public void correlation(Correlation correlation) {
            lines.add(Lines.of(correlation).json());
        }

        @Override
        public void incident(FleetIncident incident) {
            lines.add(Lines.of(incident).json());
        }
    }
}
