package io.aftershock.monitor.live;

import io.aftershock.connectors.nats.bucket.BucketEntry;
import io.aftershock.monitor.policy.LivePolicy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the policy bucket; public for Flink's serializer, as are the fields. */
public final class PolicyMemory {

    /** By key the last value that could be used, while the key is there. */
    public Map<String, BucketEntry> good = new HashMap<>();

    /** By key why what stands there now cannot be used, and what holds instead. */
    public Map<String, String> refused = new HashMap<>();

    /** What was last told; null before the first. */
    public @Nullable LivePolicy told;

    public PolicyMemory() {}
}
