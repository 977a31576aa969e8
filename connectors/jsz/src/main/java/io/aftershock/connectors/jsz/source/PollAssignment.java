package io.aftershock.connectors.jsz.source;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a checkpoint keeps of the enumerator.
 *
 * @param clusters names of the clusters whose splits readers hold
 */
public record PollAssignment(Set<String> clusters) {

    public PollAssignment {
        clusters = new TreeSet<>(clusters);
    }
}
