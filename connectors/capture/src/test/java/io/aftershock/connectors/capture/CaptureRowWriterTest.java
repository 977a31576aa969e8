package io.aftershock.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the writer writes, the reader reads. */
class CaptureRowWriterTest {

    private final CaptureRowWriter writer = new CaptureRowWriter();
    private final CaptureRowParser parser = new CaptureRowParser();

    @ParameterizedTest
    @EnumSource
    void writesARowOfEachKindSoThatItIsReadAsItWas(Kind kind) throws Exception {
        TelemetryRow row = new TelemetryRow(
                "west \"1\"",
                1_795_246_328_790L,
                kind,
                kind == Kind.HTTP_POLL ? "$HTTP" : "ACME",
                "$JS.EVENT.ADVISORY.API",
                "n1",
                List.of("n1", "n2"),
                List.of("n3"),
                bytes("{\"a\":[1,{\"ü\":\"\\n\"}]}"),
                kind == Kind.STATUS ? new SourceStatus(Condition.GAP, "observatory-1", 7, 1_500, "7 are gone") : null);

        assertThat(readBack(row)).usingRecursiveComparison().isEqualTo(row);
    }

    @Test
    void writesARowThatSaysNoMoreThanItMust() throws Exception {
        TelemetryRow row = TelemetryRow.event("east", 5, null, "", new byte[0]);

        assertThat(text(writer.line(row))).isEqualTo("{\"ts\":5,\"cluster\":\"east\"}");
        assertThat(readBack(row)).usingRecursiveComparison().isEqualTo(row);
    }

    @ParameterizedTest
    @EnumSource
    void writesWhatASourceSaysOfItself(Condition condition) throws Exception {
        TelemetryRow row = TelemetryRow.status("east", 5, new SourceStatus(condition, "o1", 3, 2, "because"));

        assertThat(readBack(row)).usingRecursiveComparison().isEqualTo(row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON at all",
                "{\"cut\":\"off",
                "{\"a\":1} and more",
                " {\"blanks\":\"around\"} ",
                "1,\"ts\":7",
                "1},{\"ts\":7",
                "\"a line\nbreak within a string\"",
                "{\n",
                "\u0000{\u0000}",
                "\uFEFF{}",
            })
    void writesABodyThatIsNoJsonInBase64(String body) throws Exception {
        TelemetryRow row = TelemetryRow.event("east", 5, "ACME", "s", bytes(body));

        assertThat(text(writer.line(row))).contains("\"data_base64\":").doesNotContain("\n");
        assertThat(readBack(row)).usingRecursiveComparison().isEqualTo(row);
    }

    @Test
    void writesBytesThatAreNoTextInBase64() throws Exception {
        TelemetryRow row = TelemetryRow.event("east", 5, "ACME", "s", new byte[] {'"', (byte) 0xc3, '"'});

        assertThat(readBack(row)).usingRecursiveComparison().isEqualTo(row);
    }

    @Test
    void writesABodyNestedAsDeepAsItMayBe() throws Exception {
        for (int depth = 998; depth <= 1_001; depth++) {
            TelemetryRow row = TelemetryRow.event("east", 5, "ACME", "s", bytes("[".repeat(depth) + "]".repeat(depth)));

            assertThat(readBack(row)).usingRecursiveComparison().isEqualTo(row);
        }
    }

    @Test
    void writesAnIndentedBodyOnOneLineOfTheSameLength() throws Exception {
        TelemetryRow row = TelemetryRow.event("east", 5, "ACME", "s", bytes("{\r\n  \"a\": 1\n}"));

        assertThat(text(readBack(row).data())).isEqualTo("{    \"a\": 1 }");
    }

    @Test
    void takesTheStatusOfANewerVersionForAnUnknownRow() throws Exception {
        String line = "{\"ts\":5,\"kind\":\"status\",\"status\":{\"condition\":\"on_fire\"}}";

        assertThat(parser.parse("east", bytes(line)).kind()).isEqualTo(Kind.EVENT);
    }

    private TelemetryRow readBack(TelemetryRow row) throws Exception {
        return parser.parse("another", writer.line(row));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
