package io.aftershock.monitor.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.correlate.SecondCounts.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrelationMemoryTest {

    private static final Breach BREACH = new Breach(
            "JETSTREAM_009:east:ACME:1",
            1,
            "JETSTREAM_009",
            Severity.CRITICAL,
            BreachState.OPENED,
            "east",
            "ACME",
            0,
            0,
            null,
            0.5,
            0.01,
            60,
            null,
            "",
            Evidence.NONE,
            null,
            false,
            "defaults",
            "",
            "service");

    /** An outage from second 10 to 20, in a breach that lasts; one failed call a second. */
    @Test
    void keepsItsSumsWhenTheSecondsAreForgotten() {
        CorrelationMemory memory = new CorrelationMemory();
        RatioBreach kept = new RatioBreach(BREACH, new SecondCounts(), 1, 0, List.of());
        memory.breaches.put(BREACH.id(), kept);
        memory.spans.add(new InsideSpan("election:1", true, "", 10_000, 20_000));
        ApiCall failed = new ApiCall("ACME", "STREAM.INFO", "S", null, 10_008, null, null, "n1", false);
        for (int second = 0; second < 40; second++) {
            kept.counts().count(failed, "", 1, second * 1_000L);
        }
        Split before = kept.counts().split(0, 40_000, memory.spans);

        for (int second = 1; second <= 40; second++) {
            memory.forgetBefore(second * 1_000L);
        }

        assertThat(before).isEqualTo(new Split(11, 0, 11, 29, 0, 29));
        assertThat(kept.counts().seconds).isEmpty();
        assertThat(kept.counts().split(0, 40_000, memory.spans)).isEqualTo(before);
    }
}
