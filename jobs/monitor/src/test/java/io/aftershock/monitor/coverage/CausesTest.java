package io.aftershock.monitor.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.coverage.MissingCause;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausesTest {

    private static final long FROM = 1_000_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    nothing is missing                     | 10 | 50 | -  | -  | -
                    the cause is not known                 | 4  | 0  | -  | -  | UNKNOWN
                    an account without export called       | 4  | 4  | -  | -  | NO_EXPORT
                    a few more are on their way            | 3  | 4  | -  | -  | NO_EXPORT
                    it called less than is missing         | 0  | 6  | -  | -  | UNKNOWN
                    the source lost something at that time | 4  | 0  | 30 | 30 | CAPTURE_LOST
                    it lost something long before          | 4  | 0  | 90 | -  | UNKNOWN
                    a server restarted                     | 4  | 0  | -  | 30 | SERVER_RESTARTED
                    """)
    void saysWhyAuditsAreMissing(
            String story,
            long seen,
            long blindCalls,
            @Nullable Long lostSecondsBefore,
            @Nullable Long restartedSecondsBefore,
            @Nullable MissingCause cause) {
        Span span = new Span(FROM, FROM + 5_000, 10, seen, FROM + 5_000);
        Map<String, Long> blind = blindCalls == 0 ? Map.of() : Map.of("HIDDEN", blindCalls);

        assertThat(Causes.of(span, List.of(span), blind, before(lostSecondsBefore), before(restartedSecondsBefore)))
                .isEqualTo(cause);
    }

    private static @Nullable Trouble before(@Nullable Long seconds) {
        return seconds == null ? null : Trouble.met(null, FROM - seconds * 1_000);
    }
}
