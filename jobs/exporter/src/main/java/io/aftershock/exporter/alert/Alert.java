package io.aftershock.exporter.alert;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One alert: the state of one finding, to be told for as long as it holds, and a while beyond its end.
 *
 * @param labels what identifies it: two alerts of the same labels are one
 * @param annotations what explains it; they may change at any time
 * @param startsAtMillis epoch milliseconds since when it has had these labels
 * @param endsAtMillis epoch milliseconds at which it ended; null while it fires
 */
public record Alert(
        Map<String, String> labels,
        Map<String, String> annotations,
        long startsAtMillis,
        @Nullable Long endsAtMillis) {

    public Alert {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
    }

    public boolean isFiring() {
        return endsAtMillis == null;
    }

    /** Whether another one explains it, and mutes it while that fires. */
    public boolean isExplained() {
        return labels.containsKey("explained_by");
    }

    /** Id of the finding at the head of its family. */
    public String family() {
        return labels.getOrDefault("family", "");
    }

    /** The same, over. What ends before it began, by another clock, ends as it begins. */
    public Alert endedAt(long millis) {
        return new Alert(labels, annotations, startsAtMillis, Math.max(millis, startsAtMillis));
    }
}
