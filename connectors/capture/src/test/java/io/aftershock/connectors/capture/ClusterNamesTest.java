package io.aftershock.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterNamesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "the row's own field            | {\"ts\":1,\"cluster\":\"east\",\"data\":{\"cluster\":\"x\"}}      | east",
                "the server that answered       | {\"ts\":1,\"data\":{\"cluster\":\"x\",\"server\":{\"cluster\":\"east\"}}} | east",
                "the body's own field           | {\"ts\":1,\"data\":{\"client\":{\"cluster\":\"x\"},\"cluster\":\"east\"}} | east",
                "the client's server            | {\"ts\":1,\"data\":{\"server\":\"n1\",\"client\":{\"cluster\":\"east\"}}} | east",
                "nothing that names one         | {\"ts\":1,\"data\":{\"streams\":[{\"cluster\":{\"name\":\"x\"}}]}}      | capture.ndjson",
                "a body that is no object       | {\"ts\":1,\"data\":[\"cluster\",\"x\"]}                             | capture.ndjson"
            })
    void findsTheFirstNameInACapture(String story, String line, String name) throws IOException {
        Path path = folder.resolve("capture.ndjson");
        Files.writeString(path, "no row\n{\"ts\":0,\"data\":{}}\n" + line + "\n{\"ts\":2,\"cluster\":\"later\"}\n");

        String expected = name.equals("capture.ndjson") ? "later" : name;
        assertThat(ClusterNames.detect(path.toString())).isEqualTo(expected);
        Files.writeString(path, "no row\n" + line + "\n");
        assertThat(ClusterNames.detect(path.toString())).isEqualTo(name);
    }
}
