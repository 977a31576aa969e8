package io.aftershock.connectors.jsz.source;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Deals the clusters out to the readers, the same number to each; a cluster stays with its reader. */
public final class PollEnumerator implements SplitEnumerator<PollSplit, PollAssignment> {

    private final SplitEnumeratorContext<PollSplit> context;
    private final List<String> clusters;
    private final Set<String> unassigned;

    /** @param assigned clusters that readers hold already, as the checkpoint says */
    public PollEnumerator(
            SplitEnumeratorContext<PollSplit> context, Collection<String> clusters, Set<String> assigned) {
        this.context = context;
        this.clusters = clusters.stream().sorted().toList();
        this.unassigned = new TreeSet<>(clusters);
        unassigned.removeAll(assigned);
    }

    @Override
    public void start() {
        // Readers announce themselves.
    }

    @Override
    public void addReader(int reader) {
        assign();
    }

    @Override
    public void addSplitsBack(List<PollSplit> splits, int reader) {
        splits.stream().map(PollSplit::cluster).filter(clusters::contains).forEach(unassigned::add);
        assign();
    }

    @Override
    public PollAssignment snapshotState(long checkpoint) {
        Set<String> assigned = new TreeSet<>(clusters);
        assigned.removeAll(unassigned);
        return new PollAssignment(assigned);
    }

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
        // Readers do not ask: a cluster that nobody polls has its reader waiting for it.
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private void assign() {
        for (String cluster : List.copyOf(unassigned)) {
            int reader = clusters.indexOf(cluster) % context.currentParallelism();
            if (context.registeredReaders().containsKey(reader)) {
                context.assignSplit(new PollSplit(cluster), reader);
                unassigned.remove(cluster);
            }
        }
    }
}
