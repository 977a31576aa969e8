package io.aftershock.monitor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTextTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a success             | {\"type\":\"t\",\"state\":{\"messages\":1}} | true",
                "an error              | {\"type\":\"t\",\"error\":{\"err_code\":1}} | false",
                "an error at its begin | {\"error\":{\"err_code\":1}}                | false",
                "a stream named error  | {\"name\":\"error\"}                        | false",
                "a stream named errors | {\"name\":\"errors\",\"x\":\"terror\"}      | true",
                "an array              | [{\"type\":\"t\"}]                          | false",
                "an empty object       | {}                                          | false",
                "cut off               | {\"type\":                                 | false",
                "no JSON               | {type}                                      | false",
                "nothing               | ``                                          | false"
            })
    void seesAtOnceThatACallDidNotFail(String story, String response, boolean success) {
        String before = "{\"subject\":\"error\",\"response\":";
        for (String after : new String[] {"}", ",\"domain\":\"hub\"}"}) {
            byte[] body =
                    (before + '"' + response.replace("\"", "\\\"") + '"' + after).getBytes(StandardCharsets.UTF_8);

            assertThat(ResponseText.isSuccess(body, before.length())).isEqualTo(success);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"response\":\"", "{\"response\":\"{\\\"", "{\"response\":\"{\\\"error\\"})
    void leavesABodyThatEndsWithinTheResponseToTheParser(String body) {
        assertThat(ResponseText.isSuccess(body.getBytes(StandardCharsets.UTF_8), "{\"response\":".length()))
                .isFalse();
    }
}
