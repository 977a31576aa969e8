package io.aftershock.monitor.live;

import io.aftershock.connectors.nats.bucket.BucketEntry;
import io.aftershock.connectors.nats.bucket.BucketLook;
import io.aftershock.connectors.nats.directory.BadEntryException;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.policy.LivePolicy;
import io.aftershock.monitor.policy.LiveValue;
import io.aftershock.monitor.policy.MaintenanceWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Makes a policy of what is in the bucket whenever that has changed. What cannot be used changes nothing: the last good
 * value of its key holds, and it is told, each second, as a status of a cluster that is called as the bucket is.
 */
public final class PolicyReader extends KeyedProcessFunction<String, BucketLook, LivePolicy> {

    /** The word on the bucket itself. */
    public static final OutputTag<TelemetryRow> WORDS =
            new OutputTag<>("policy-words", TypeInformation.of(TelemetryRow.class)) {};

    private static final int SHOWN = 80;
    private static final long serialVersionUID = 1L;

    private final EntryParser parser;
    private final String place;

    private transient ValueState<PolicyMemory> memoryState;

    /** A reader of the entries of a bucket, which is described for people. */
    public PolicyReader(EntryParser parser, String place) {
        this.parser = parser;
        this.place = place;
    }

    @Override
    public void open(OpenContext context) {
        memoryState = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("policy", TypeInformation.of(PolicyMemory.class)));
    }

    @Override
    public void processElement(BucketLook look, Context context, Collector<LivePolicy> out) throws Exception {
        PolicyMemory known = memoryState.value();
        PolicyMemory memory = known == null ? new PolicyMemory() : known;
        if (look.entries() != null) {
            LivePolicy policy = take(memory, new TreeMap<>(look.entries()));
            if (!policy.equals(memory.told)) {
                memory.told = policy;
                out.collect(policy);
            }
            memoryState.update(memory);
        }
        context.output(
                WORDS, TelemetryRow.status(SourceStatus.POLICY_BUCKET, look.atMillis(), word(memory, look.trouble())));
    }

    private LivePolicy take(PolicyMemory memory, SortedMap<String, BucketEntry> entries) {
        memory.good.keySet().removeIf(key -> !isThere(entries.get(key)));
        memory.refused.clear();
        long revision = 0;
        List<LiveValue> values = new ArrayList<>();
        List<MaintenanceWindow> maintenance = new ArrayList<>();
        for (Map.Entry<String, BucketEntry> entry : entries.entrySet()) {
            BucketEntry now = entry.getValue();
            LivePolicy part = now.deleted() ? LivePolicy.NONE : usable(memory, entry.getKey(), now);
            values.addAll(part.values());
            maintenance.addAll(part.maintenance());
            revision = Math.max(revision, now.deleted() ? now.revision() : part.revision());
        }
        return new LivePolicy(revision, values, maintenance);
    }

    private static boolean isThere(@Nullable BucketEntry entry) {
        return entry != null && !entry.deleted();
    }

    /** What holds of a key: what stands there, else what stood there last and could be used. */
    private LivePolicy usable(PolicyMemory memory, String key, BucketEntry now) {
        try {
            LivePolicy part = parser.read(key, now.value(), now.revision());
            memory.good.put(key, now);
            return part;
        } catch (BadEntryException e) {
            return lastGood(memory, key, now, String.valueOf(e.getMessage()));
        }
    }

    private LivePolicy lastGood(PolicyMemory memory, String key, BucketEntry now, String why) {
        BucketEntry before = memory.good.get(key);
        String refusal = "The value " + quoted(now) + " of " + key + " in " + place + " is refused: " + why + ". ";
        if (before != null) {
            try {
                LivePolicy part = parser.read(key, before.value(), before.revision());
                memory.refused.put(
                        key,
                        refusal + "The one before, " + quoted(before)
                                + ", stays in force. Put a better one, or delete the key.");
                return part;
            } catch (BadEntryException e) {
                // It was good by the configuration of an earlier run.
                memory.good.remove(key);
            }
        }
        memory.refused.put(key, refusal + "The configuration holds. Put a better one, or delete the key.");
        return LivePolicy.NONE;
    }

    private static String quoted(BucketEntry entry) {
        String value = entry.value().strip().replace('\n', ' ');
        return "'" + (value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value) + "' (revision "
                + entry.revision() + ")";
    }

    private SourceStatus word(PolicyMemory memory, @Nullable String trouble) {
        if (trouble != null) {
            return status(
                    Condition.CUT_OFF,
                    "The policy bucket, " + place + ", cannot be read: " + trouble
                            + "; tried again each second. What was last read of it holds. Check that its server runs and"
                            + " that the bucket exists.");
        }
        return memory.refused.isEmpty()
                ? status(Condition.RESTORED, "The policy bucket is being read. Nothing to do.")
                : status(Condition.BAD_ENTRY, String.join(" ", new TreeMap<>(memory.refused).values()));
    }

    private static SourceStatus status(Condition condition, String detail) {
        return new SourceStatus(condition, SourceStatus.POLICY_BUCKET, 0, 0, detail);
    }
}
