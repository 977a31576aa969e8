package io.aftershock.monitor.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.check.rule.NoMetaLeaderRule.Opinion;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DomainMemoryTest {

    private final DomainMemory memory = new DomainMemory();

    @Test
    void keepsTheLastWordOfAServerAlthoughAnOlderOneComesLate() {
        memory.opinion("n1", true, 10_000);
        memory.opinion("n1", false, 4_000);

        assertThat(memory.opinions).isEqualTo(Map.of("n1", new Opinion(true, 10_000)));
    }

    @Test
    void takesTheLaterOfTwoWordsOfOneMoment() {
        memory.opinion("n1", true, 10_000);
        memory.opinion("n1", false, 10_000);

        assertThat(memory.opinions).isEqualTo(Map.of("n1", new Opinion(false, 10_000)));
    }
}
