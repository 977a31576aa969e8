package io.aftershock.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.connectors.capture.CaptureRowParser.NotARowException;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.telemetry.TelemetryRow.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureRowParserTest {

    private final CaptureRowParser parser = new CaptureRowParser();

    @Test
    void readsARowWithAllThatItMaySay() throws Exception {
        TelemetryRow row = parse("{\"ts\":5,\"account\":\"SYS\",\"subject\":\"s\",\"kind\":\"sysreq\",\"node\":\"n1\","
                + "\"cluster\":\"west\",\"via\":[\"n1\",\"n2\"],\"asked\":[\"n3\"],\"data\":{\"a\":1}}");

        assertThat(row)
                .usingRecursiveComparison()
                .isEqualTo(new TelemetryRow(
                        "west",
                        5,
                        Kind.POLL,
                        "SYS",
                        "s",
                        "n1",
                        List.of("n1", "n2"),
                        List.of("n3"),
                        "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                        null));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "an advisory              | \"account\":\"ACME\"                      | EVENT",
                "without account          | \"subject\":\"s\"                         | EVENT",
                "a poll over HTTP         | \"account\":\"$HTTP\"                     | HTTP_POLL",
                "a poll over SYS          | \"account\":\"SYS\",\"kind\":\"sysreq\"   | POLL",
                "a kind nobody knows      | \"account\":\"SYS\",\"kind\":\"new\"      | EVENT"
            })
    void tellsWhereARowComesFrom(String story, String fields, Kind kind) throws Exception {
        assertThat(parse("{\"ts\":5," + fields + "}").kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"x\",\"deep\":[{\"a\":[1,2]},3]}",
                "{ \"spaces\" : [ 1 , 2 ] }",
                "[1,2]",
                "\"text with \\\"quotes\\\" and ü\"",
                "12.5e3",
                "true",
                "null",
                "{}"
            })
    void cutsTheBodyOutAsItStands(String body) throws Exception {
        assertThat(new String(
                        parse("{\"ts\":5,\"data\":" + body + ",\"subject\":\"s\"}")
                                .data(),
                        StandardCharsets.UTF_8))
                .isEqualTo(body);
        assertThat(new String(
                        parse("{\"account\":\"Überlingen\",\"ts\":5,\"data\":" + body + "}")
                                .data(),
                        StandardCharsets.UTF_8))
                .isEqualTo(body);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SECRET                             | not JSON",
                "[1]                                | not a JSON object",
                "{\"ts\":5,\"data\":{\"SECRET\":    | not JSON",
                "{\"ts\":                           | not JSON",
                "{\"ts\"                            | not JSON",
                "{\"data\":{}}                      | no number 'ts'",
                "{\"ts\":\"SECRET\",\"data\":{}}    | no number 'ts'",
                "{\"ts\":null}                      | no number 'ts'",
            })
    void saysWhyALineIsNoRowWithoutQuotingIt(String line, String why) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(NotARowException.class)
                .hasMessage(why);
    }

    private TelemetryRow parse(String line) throws Exception {
        return parser.parse("east", line.getBytes(StandardCharsets.UTF_8));
    }
}
