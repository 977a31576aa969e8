package io.aftershock.connectors.synadia.split;

import java.util.List;

/**
 * What the enumerator remembers.
 *
 * @param readers ids of the splits that are in the state of a reader
 * @param waiting splits that no reader has
 */
public record AssignedStreams(List<String> readers, List<StreamSplit> waiting) {

    /** Takes copies of the lists. */
    public AssignedStreams {
        readers = List.copyOf(readers);
        waiting = List.copyOf(waiting);
    }
}
