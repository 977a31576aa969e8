package io.aftershock.cli.doctor.facts;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one account with JetStream.
 *
 * @param calls by how much the servers' counters of its API calls moved while nobody but the stream listened
 * @param storedBefore how many of its advisories the fullest stream held before
 * @param stored by stream, how many were stored in that time; a stream that cannot be looked at is not there
 * @param callsWhileListening by how much the counters moved while the doctor listened to the account's very subject; 0 if
 *     it did not
 * @param heardWhileListening how many advisories it heard
 * @param noExport the servers where the account does not export its advisories; null if nobody said
 * @param noImport the servers where the monitoring account does not import them; null if nobody said
 */
public record AccountFacts(
        long calls,
        long storedBefore,
        Map<String, Long> stored,
        long callsWhileListening,
        long heardWhileListening,
        @Nullable Set<String> noExport,
        @Nullable Set<String> noImport) {

    public AccountFacts {
        stored = Map.copyOf(stored);
    }

    /** The streams that did not store calls which the servers counted. */
    public Set<String> missedBy() {
        Set<String> missing = new TreeSet<>();
        stored.forEach((stream, count) -> {
            if (calls > 0 && count == 0) {
                missing.add(stream);
            }
        });
        return missing;
    }

    /** How many the stream stored that stored most. */
    public long mostStored() {
        return stored.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
