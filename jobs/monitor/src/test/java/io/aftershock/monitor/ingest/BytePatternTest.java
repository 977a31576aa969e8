package io.aftershock.monitor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytePatternTest {

    private static final int TEXTS = 20_000;

    /** Of few letters, so that nearly each text holds the beginning of the pattern somewhere. */
    @Test
    void findsWhatTheLibraryFinds() {
        Random random = new Random(7);
        for (int i = 0; i < TEXTS; i++) {
            String pattern = text(random, 1 + random.nextInt(4));
            String text = text(random, random.nextInt(24));
            int from = random.nextInt(text.length() + 1);

            assertThat(new BytePattern(pattern).isIn(text.getBytes(StandardCharsets.UTF_8), from))
                    .as("%s in %s from %d", pattern, text, from)
                    .isEqualTo(text.indexOf(pattern, from) >= 0);
        }
    }

    @Test
    void leapsOverBytesThatAreNotAscii() {
        assertThat(new BytePattern("ab").isIn("\u00e4\u00f6\u00fc\u20acab".getBytes(StandardCharsets.UTF_8), 0))
                .isTrue();
    }

    private static String text(Random random, int length) {
        return random.ints(length, 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
