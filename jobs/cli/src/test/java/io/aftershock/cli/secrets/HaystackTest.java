package io.aftershock.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class HaystackTest {

    private static final String TEXT = "s3cr3t-that-nobody-may-see";

    private final List<Secret> secrets = List.of(Secret.of("password", TEXT));
    private final Haystack haystack = new Haystack();

    @Test
    void findsASecretInAnySpelling() {
        haystack.add("log", "refused reader:" + TEXT + "\n");
        haystack.add("state", TEXT.getBytes(StandardCharsets.UTF_16LE));
        haystack.add("page", HexFormat.of().formatHex(TEXT.getBytes(StandardCharsets.UTF_8)));
        for (String before : List.of("", "a", "ab")) {
            haystack.add("base64 after " + before.length(), base64(before + TEXT + "!"));
        }

        assertThat(haystack.leaks(secrets).stream()
                        .map(leak -> leak.replaceFirst(".* in ", ""))
                        .distinct())
                .containsExactly("log", "state", "page", "base64 after 0", "base64 after 1", "base64 after 2");
    }

    @Test
    void findsNothingWhereNothingIs() {
        haystack.add("log", "the file secret.txt holds " + TEXT.substring(1));

        assertThat(haystack.leaks(secrets)).isEmpty();
        assertThat(haystack.tells("secret.txt")).isTrue();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
