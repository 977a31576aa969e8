package io.aftershock.monitor.check.lookback;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.api.ErrorClass;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceOfTest {

    private final LookBack lookBack = new LookBack();

    @Test
    void sortsByErrorsThenByNameAndCountsRequestsToo() {
        call("STREAM.INFO", 10_059, "b", 1);
        call("STREAM.INFO", 10_059, "a", 1);
        call("CONSUMER.INFO", 10_008, "c", 1);
        call("CONSUMER.INFO", 10_008, "c", 2);
        call("CONSUMER.INFO", ApiCall.SUCCESS, "c", 2);
        call("CONSUMER.INFO", ApiCall.SUCCESS, "quiet", 2);

        assertThat(EvidenceOf.calls(lookBack, 0, 3_000, any -> true))
                .isEqualTo(new Evidence(
                        List.of(new EvidenceEntry("10008", 2, 2), new EvidenceEntry("10059", 2, 2)),
                        List.of(new EvidenceEntry("CONSUMER.INFO", 2, 4), new EvidenceEntry("STREAM.INFO", 2, 2)),
                        List.of(
                                new EvidenceEntry("c", 2, 3),
                                new EvidenceEntry("a", 1, 1),
                                new EvidenceEntry("b", 1, 1)),
                        List.of(new EvidenceEntry("S", 4, 6))));
    }

    @Test
    void countsOnlyTheErrorsThatAreAskedFor() {
        call("STREAM.INFO", 10_059, "a", 1);
        call("STREAM.INFO", 10_008, "b", 1);

        assertThat(EvidenceOf.calls(lookBack, 0, 3_000, ErrorClass::isServiceFault))
                .isEqualTo(new Evidence(
                        List.of(new EvidenceEntry("10008", 1, 1)),
                        List.of(new EvidenceEntry("STREAM.INFO", 1, 2)),
                        List.of(new EvidenceEntry("b", 1, 1)),
                        List.of(new EvidenceEntry("S", 1, 2))));
    }

    @Test
    void looksAtTheSecondsAskedForOnly() {
        call("STREAM.INFO", 10_059, "before", 0);
        call("STREAM.INFO", 10_059, "inside", 1);
        call("STREAM.INFO", 10_059, "after", 2);

        assertThat(EvidenceOf.calls(lookBack, 1_000, 2_000, any -> true).clients())
                .containsExactly(new EvidenceEntry("inside", 1, 1));
    }

    @Test
    void namesTenAtMost() {
        IntStream.range(0, 20).forEach(i -> call("STREAM.INFO", 10_059, String.format("client-%02d", i), 1));

        assertThat(EvidenceOf.calls(lookBack, 0, 3_000, any -> true).clients())
                .extracting(EvidenceEntry::name)
                .containsExactlyElementsOf(IntStream.range(0, 10)
                        .mapToObj(i -> String.format("client-%02d", i))
                        .toList());
    }

    @Test
    void keepsTheCountsExactWhenAClientHasMoreNamesThanAnybodyNeeds() {
        IntStream.range(0, 3_000).forEach(i -> call("STREAM.INFO", 10_059, "client-" + i, 1));

        assertThat(lookBack.counts(0, 3_000)).isEqualTo(new LookBack.Counts(3_000, 0, 3_000));
        assertThat(lookBack.panes.get(0).byKey).hasSize(1_001);
    }

    private void call(String operation, int errCode, String client, long second) {
        lookBack.count(
                new ApiCall("ACME", operation, "S", null, errCode, client, "n1", "n1", false),
                "",
                1,
                second * 1_000 + 5);
    }
}
