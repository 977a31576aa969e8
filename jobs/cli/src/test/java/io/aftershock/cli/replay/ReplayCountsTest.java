package io.aftershock.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayCountsTest {

    @Test
    void takesNothingUsableForNoAllClear() {
        assertThat(ReplayCounts.anyUsable(Map.of())).isFalse();
        assertThat(ReplayCounts.anyUsable(Map.of("rows", 5L, "unreadable_row", 3L, "unknown", 2L)))
                .isFalse();
        assertThat(ReplayCounts.anyUsable(Map.of("rows", 5L, "unreadable_row", 4L)))
                .isTrue();
    }
}
