package io.aftershock.monitor.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.bucket.BucketEntry;
import io.aftershock.connectors.nats.bucket.BucketLook;
import io.aftershock.connectors.nats.directory.BadEntryException;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.monitor.policy.LivePolicy;
import io.aftershock.monitor.policy.LiveValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bucket whose entries are good if they are numbers. */
class PolicyReaderTest {

    private KeyedOneInputStreamOperatorTestHarness<String, BucketLook, LivePolicy> harness;
    private long second;

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
    void tellsWhatStandsThereOnceAndWhatChanges() throws Exception {
        look(Map.of("a", entry("1", 4)));
        look(null, null);
        look(Map.of("a", entry("1", 4), "b", entry("2", 5)));

        assertThat(told()).containsExactly("4 a=1.0", "5 a=1.0 b=2.0");
        assertThat(words()).extracting(SourceStatus::condition).containsOnly(Condition.RESTORED);
    }

    @Test
    void keepsTheLastGoodValueAndSaysWhyAsLongAsItIsThere() throws Exception {
        look(Map.of("a", entry("1", 4)));
        look(Map.of("a", entry("one", 5)));
        look(null, null);

        assertThat(told()).containsExactly("4 a=1.0");
        assertThat(words())
                .extracting(SourceStatus::condition)
                .containsExactly(Condition.RESTORED, Condition.BAD_ENTRY, Condition.BAD_ENTRY);
        assertThat(words().get(2).detail())
                .isEqualTo("The value 'one' (revision 5) of a in bucket x is refused: a: is no number. The one before,"
                        + " '1' (revision 4), stays in force. Put a better one, or delete the key.");
    }

    @Test
    void letsTheConfigurationHoldWhereNothingGoodWasBefore() throws Exception {
        look(Map.of("a", entry("one", 5), "b", entry("2", 6)));

        assertThat(told()).containsExactly("6 b=2.0");
        assertThat(words().get(0).detail()).contains("is no number. The configuration holds. Put a better one");
    }

    @Test
    void letsTheConfigurationHoldAgainWhereAKeyIsDeleted() throws Exception {
        look(Map.of("a", entry("1", 4)));
        look(Map.of("a", new BucketEntry("", 5, true)));
        look(Map.of("a", entry("one", 6)));

        assertThat(told()).containsExactly("4 a=1.0", "5", "0");
    }

    @Test
    void changesNothingWhileTheBucketCannotBeRead() throws Exception {
        look(Map.of("a", entry("1", 4)));
        look(null, "the bucket does not exist");

        assertThat(told()).containsExactly("4 a=1.0");
        assertThat(words().get(1).condition()).isEqualTo(Condition.CUT_OFF);
        assertThat(words().get(1).detail()).contains("bucket x, cannot be read: the bucket does not exist");
    }

    @Test
    void knowsTheLastGoodValueAfterARestart() throws Exception {
        look(Map.of("a", entry("1", 4)));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        look(Map.of("a", entry("one", 5)));

        assertThat(told()).as("nothing has changed").isEmpty();
        assertThat(words().get(0).detail()).contains("'1' (revision 4), stays in force");
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, BucketLook, LivePolicy> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new PolicyReader(PolicyReaderTest::number, "bucket x")),
                look -> "policy",
                Types.STRING);
    }

    private static LivePolicy number(String key, String value, long revision) throws BadEntryException {
        try {
            return new LivePolicy(
                    revision,
                    List.of(new LiveValue("META_006", key, Double.parseDouble(value), null, null, null, "test")),
                    List.of());
        } catch (NumberFormatException e) {
            throw new BadEntryException(key + ": is no number");
        }
    }

    private static BucketEntry entry(String value, long revision) {
        return new BucketEntry(value, revision, false);
    }

    private void look(Map<String, BucketEntry> entries) throws Exception {
        look(entries, null);
    }

    private void look(@Nullable Map<String, BucketEntry> entries, @Nullable String trouble) throws Exception {
        harness.processElement(new BucketLook(++second * 1_000, entries, trouble), 0);
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        for (LivePolicy policy : harness.extractOutputValues()) {
            StringBuilder text = new StringBuilder(Long.toString(policy.revision()));
            policy.values()
                    .forEach(value ->
                            text.append(' ').append(value.key()).append('=').append(value.value()));
            told.add(text.toString());
        }
        return told;
    }

    private List<SourceStatus> words() {
        return harness.getSideOutput(PolicyReader.WORDS).stream()
                .map(row -> Objects.requireNonNull(row.getValue().status()))
                .toList();
    }
}
