package io.aftershock.monitor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.metrics.Counter;
import org.junit.jupiter.api.Test;

class AccountGroupsTest {

    private final RecordedMetrics metrics = new RecordedMetrics();
    private final AccountGroups<Counter> groups =
            new AccountGroups<>(metrics, (cluster, group) -> group.counter("count"));

    @Test
    void countEachAccountOfEachClusterApart() {
        groups.of("east", "ACME").inc();
        groups.of("west", "ACME").inc(5);
        groups.of("east", "").inc(2);
        groups.of("east", "ACME").inc();

        assertThat(metrics.values())
                .isEqualTo(Map.of(
                        "cluster=east accountsOverflowed", 0,
                        "cluster=east account=ACME count", 2L,
                        "cluster=east account= count", 2L,
                        "cluster=west accountsOverflowed", 0,
                        "cluster=west account=ACME count", 5L));
    }

    @Test
    void countTogetherWhatComesAfterTheLastThatHasItsOwn() {
        groups.of("east", "").inc();
        IntStream.range(0, AccountGroups.ACCOUNTS)
                .forEach(account -> groups.of("east", "A" + account).inc());
        groups.of("east", "late").inc(3);
        groups.of("east", "later").inc(4);
        groups.of("east", "late").inc(5);
        groups.of("east", "A7").inc(10);

        assertThat(metrics.value("cluster=east account=(others) count")).isEqualTo(12L);
        assertThat(metrics.value("cluster=east accountsOverflowed")).isEqualTo(2);
        assertThat(metrics.value("cluster=east account=A7 count")).isEqualTo(11L);
        assertThat(metrics.values()).hasSize(AccountGroups.ACCOUNTS + 3);
    }

    @Test
    void countTheClusterAsAWholeEvenIfAllPlacesAreTaken() {
        IntStream.range(0, AccountGroups.ACCOUNTS + 1)
                .forEach(account -> groups.of("east", "A" + account).inc());
        groups.of("east", "").inc(7);

        assertThat(metrics.value("cluster=east account= count")).isEqualTo(7L);
        assertThat(metrics.value("cluster=east accountsOverflowed")).isEqualTo(1);
    }
}
