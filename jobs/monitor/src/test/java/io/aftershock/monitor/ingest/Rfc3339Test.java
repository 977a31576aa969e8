package io.aftershock.monitor.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T05:01:03.826075052Z",
                "2026-11-20T05:01:03.999999999Z",
                "2026-11-20T05:01:03.82Z",
                "2026-11-20T05:01:03.8Z",
                "2026-11-20T05:01:03Z",
                "2026-11-20T05:01:03.Z",
                "2024-02-29T23:59:59.001Z",
                "1969-12-31T23:59:59.999999999Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.5Z",
                "2026-11-20T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "2026-11-20T05:01:03.5+02:00",
                "2026-11-20T05:01:03-07:00",
                "+12026-11-20T05:01:03Z"
            })
    void readsWhatTheLibraryReads(String time) {
        assertThat(Rfc3339.millis(time)).isEqualTo(Instant.parse(time).toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "yesterday",
                "2026-11-20",
                "2026-11-20T05:01:03",
                "2026-11-20T05:01:03.8260750521Z",
                "2026-11-20T05:01:03.82x07Z",
                "2026-11-20T05:01:03,826Z",
                "2026-13-20T05:01:03Z",
                "2026-02-29T05:01:03Z",
                "2026-11-20T25:01:03Z",
                "2026-11-20T05:60:03Z",
                "2026-11-20T05:01:61Z",
                "2026-11-2 T05:01:03Z",
                "+999999999-01-01T00:00:00Z"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Rfc3339.millis(text)).isInstanceOf(DateTimeException.class);
    }
}
