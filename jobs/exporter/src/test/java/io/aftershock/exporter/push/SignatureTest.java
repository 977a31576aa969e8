package io.aftershock.exporter.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    /** The example that the libraries of the specification test themselves with. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String EXPECTED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @TempDir
    private Path folder;

    @Test
    void signsAsTheSpecificationDoes() throws IOException {
        assertThat(sign(SECRET + "\n")).isEqualTo(EXPECTED);
    }

    @Test
    void signsWithTheOldSecretToo() throws IOException {
        assertThat(sign("whsec_" + "A".repeat(32) + "\n\n  " + SECRET + "  \n"))
                .matches("v1,[\\w+/=]{44} " + java.util.regex.Pattern.quote(EXPECTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "hunter2", "whsec_", "whsec_aHVudGVyMg==", "whsec_hunter2hunter2hunter2hunter2!!"})
    void saysWhichFileHoldsNoSecretAndNotWhatIsInIt(String text) {
        assertThatThrownBy(() -> sign(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("secret.txt must hold whsec_ and 24 to 64 random bytes in base64")
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("aHVud");
    }

    private String sign(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("secret.txt"), text);
        return Signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}", file.toString());
    }
}
