package io.aftershock.connectors.jsz.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void findsTheServersNameWhereverItStands() {
        assertThat(Json.serverName(bytes("{\"server\":{\"name\":\"n3\",\"host\":\"10.77.11.13\"},\"data\":{}}")))
                .isEqualTo("n3");
        assertThat(Json.serverName(
                        bytes("{\"data\":{\"name\":\"x\",\"l\":[{}]},\"server\":{\"tags\":[\"a\"],\"name\":\"n3\"}}")))
                .isEqualTo("n3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "[]", "{}", "{\"server\":3}", "{\"server\":{\"name\":{}}}", "{\"server\":{\"na"})
    void findsNoNameWhereThereIsNone(String envelope) {
        assertThat(Json.serverName(bytes(envelope))).isNull();
    }

    @Test
    void knowsAnObject() {
        assertThat(Json.isObject(bytes(" {\"a\": [1, {}]}\n"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"a\":", "{} {}", "<html>", "7"})
    void knowsWhatIsNoObject(String body) {
        assertThat(Json.isObject(bytes(body))).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
