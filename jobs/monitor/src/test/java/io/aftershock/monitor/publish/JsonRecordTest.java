package io.aftershock.monitor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRecordTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0, 0",
        "1, 1",
        "100, 100",
        "0.01, 0.01",
        "0.0104166, 0.010417",
        "0.0000005, 0.000001",
        "0.0000004, 0",
        "-0.25, -0.25",
        "123456789.5, 123456789.5",
        "1e15, 1000000000000000"
    })
    void writesRatiosWithSixDecimalsAndNoExponent(double value, String written) {
        assertThat(JsonRecord.of("r", to -> to.number("v", value)))
                .isEqualTo("{\"record\":\"r\",\"v\":" + written + "}");
    }

    @Test
    void writesNullForWhatIsNotKnown() {
        assertThat(JsonRecord.of(
                        "r",
                        to -> to.field("a", (String) null).number("b", null).time("c", null)))
                .isEqualTo("{\"record\":\"r\",\"a\":null,\"b\":null,\"c\":null}");
    }

    @Test
    void writesTimesWithMillisecondsAlways() {
        assertThat(JsonRecord.time(1_795_149_123_000L)).isEqualTo("2026-11-20T04:32:03.000Z");
        assertThat(JsonRecord.time(-1)).isEqualTo("1969-12-31T23:59:59.999Z");
    }

    @Test
    void keepsTheOrderOfFieldsAndSortsCounts() {
        assertThat(JsonRecord.of(
                        "r",
                        to -> to.field("z", 1)
                                .counts("codes", Map.of("10059", 2L, "10008", 1L, "404", 3L))
                                .strings("a", List.of("y", "x"))))
                .isEqualTo(
                        "{\"record\":\"r\",\"z\":1,\"codes\":{\"10008\":1,\"10059\":2,\"404\":3},\"a\":[\"y\",\"x\"]}");
    }

    @Test
    void escapesWhatServersPutIntoNames() {
        assertThat(JsonRecord.of("r", to -> to.field("name", "a\"b\\c\nd")))
                .isEqualTo("{\"record\":\"r\",\"name\":\"a\\\"b\\\\c\\nd\"}");
    }
}
