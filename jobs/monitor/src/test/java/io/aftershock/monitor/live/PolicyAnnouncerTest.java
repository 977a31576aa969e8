package io.aftershock.monitor.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.policy.LivePolicy;
import io.aftershock.monitor.policy.MaintenanceWindow;
import io.aftershock.monitor.signal.Signal;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolicyAnnouncerTest {

    private KeyedBroadcastOperatorTestHarness<String, Signal, LivePolicy, Signal> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void tellsEachClusterOnceBeforeWhatIsToBeJudgedByIt() throws Exception {
        tick("east", 1);
        harness.processBroadcastElement(policy(7), 0);
        tick("east", 2);
        tick("west", 2);
        tick("east", 3);
        harness.processBroadcastElement(policy(8), 0);
        tick("east", 4);

        assertThat(told())
                .containsExactly(
                        "east TICK 1",
                        "east POLICY 2 7",
                        "east TICK 2",
                        "west POLICY 2 7",
                        "west TICK 2",
                        "east TICK 3",
                        "east POLICY 4 8",
                        "east TICK 4");
    }

    @Test
    void tellsItAnewAfterARestart() throws Exception {
        harness.processBroadcastElement(policy(7), 0);
        tick("east", 1);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        tick("east", 2);

        assertThat(told()).containsExactly("east POLICY 2 7", "east TICK 2");
    }

    private static KeyedBroadcastOperatorTestHarness<String, Signal, LivePolicy, Signal> harness() throws Exception {
        return new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(new PolicyAnnouncer(), List.of(PolicyAnnouncer.POLICY)),
                Signal::cluster,
                Types.STRING,
                1,
                1,
                0);
    }

    private static LivePolicy policy(long revision) {
        return new LivePolicy(
                revision, List.of(), List.of(new MaintenanceWindow(null, "east", 0, revision, "made by a test")));
    }

    private void tick(String cluster, int second) throws Exception {
        harness.processElement(Signal.ofClock(cluster, Signal.Kind.TICK, second * 1_000L, false), 0);
    }

    private List<String> told() {
        return harness.extractOutputValues().stream()
                .map(signal -> signal.cluster() + " " + signal.kind() + " " + signal.atMillis() / 1_000
                        + (signal.policy() == null ? "" : " " + signal.policy().revision()))
                .toList();
    }
}
