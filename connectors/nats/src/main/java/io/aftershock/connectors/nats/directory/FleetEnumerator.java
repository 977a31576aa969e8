package io.aftershock.connectors.nats.directory;

import io.aftershock.connectors.nats.directory.DirectoryEvent.Defined;
import io.aftershock.connectors.nats.directory.DirectoryEvent.Left;
import io.aftershock.connectors.nats.directory.DirectoryEvent.Removed;
import io.aftershock.connectors.nats.directory.DirectoryEvent.Told;
import io.aftershock.connectors.nats.directory.DirectoryWatch.Look;
import io.aftershock.connectors.nats.directory.FleetDirectory.Bucket;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands each cluster of the directory to one reader, and tells that reader whatever changes.
 *
 * <p>Who has which cluster is never remembered but asked: after a failure each reader reports the splits that its state
 * holds, and when all have, they are handed out anew. So the parallelism may change, and no cluster is read twice.
 *
 * @param <T> what a reader needs to know of a cluster
 * @param <S> the split of a cluster, whose id is the cluster's name
 * @param <C> what a checkpoint keeps
 */
public final class FleetEnumerator<T extends Serializable, S extends SourceSplit, C> implements SplitEnumerator<S, C> {

    private static final Logger LOG = LoggerFactory.getLogger(FleetEnumerator.class);
    private static final long BETWEEN_LOOKS_MILLIS = 1_000;

    /** What of the past is read of a cluster that joins: enough for each look-back, and caught up with soon. */
    public static final Duration JOINS_WITH = Duration.ofMinutes(10);

    /** The directory itself, among the clusters: what happens to it is told as a status of this name. */
    private static final String DIRECTORY = SourceStatus.FLEET_DIRECTORY;

    private static final String READ = "The fleet directory is being read. Nothing to do.";

    private final FleetDirectory<T> directory;
    private final SplitEnumeratorContext<S> context;
    private final Traits<S, C> traits;

    private final Map<String, T> defined = new TreeMap<>();
    private final Map<String, String> refused = new TreeMap<>();
    private final Map<String, S> waiting = new TreeMap<>();
    private final Map<String, Integer> owners = new TreeMap<>();
    private final Set<String> leaving = new TreeSet<>();
    private final Set<String> joined = new TreeSet<>();
    private final Set<String> ended = new TreeSet<>();
    private final Set<Integer> signalled = new TreeSet<>();

    private @Nullable DirectoryWatch<T> watch;
    private @Nullable String trouble;
    private boolean reached;
    private boolean complete;

    /** Whether it is known who was there when the job began, so that all others join it. */
    private boolean settled;

    /**
     * Starts, or goes on.
     *
     * @param remembered what the last checkpoint holds; nothing on the first start
     */
    public FleetEnumerator(
            FleetDirectory<T> directory,
            SplitEnumeratorContext<S> context,
            Traits<S, C> traits,
            Remembered<S> remembered) {
        this.directory = directory;
        this.context = context;
        this.traits = traits;
        remembered.waiting().forEach(split -> waiting.put(split.splitId(), split));
        settled = holdsMore(waiting.keySet()) || holdsMore(remembered.assigned());
        if (traits.boundedness() == Boundedness.BOUNDED) {
            ended.addAll(remembered.assigned()); // those that no reader reports have been read to their end
        }
    }

    /**
     * How one source differs from another.
     *
     * @param tells whether it tells what is wrong with the directory; one source of a job is enough
     */
    public record Traits<S, C>(Boundedness boundedness, boolean tells, Unread<S> unread, Snapshot<S, C> snapshot) {}

    /** Makes the split of a cluster of which nothing has been read, and what is older than a time need not be. */
    public interface Unread<S> {
        S split(String cluster, long notBeforeMillis);
    }

    /** Makes what a checkpoint keeps. */
    public interface Snapshot<S, C> {
        C of(Remembered<S> remembered);
    }

    /**
     * What is worth keeping.
     *
     * @param assigned clusters whose split is in the state of a reader
     * @param waiting splits that no reader has, ordered by cluster
     */
    public record Remembered<S>(List<String> assigned, List<S> waiting) {

        public static <S> Remembered<S> nothing() {
            return new Remembered<>(List.of(), List.of());
        }
    }

    @Override
    public void start() {
        Bucket<T> bucket = directory.bucket();
        found(directory.known(), bucket == null);
        if (bucket != null) {
            DirectoryWatch<T> opened = new DirectoryWatch<>(directory.listed(), bucket);
            watch = opened;
            context.callAsync(() -> opened.look(System.currentTimeMillis()), this::looked, 0, BETWEEN_LOOKS_MILLIS);
        }
    }

    private void looked(Look<T> look, @Nullable Throwable failure) {
        String now = failure == null ? look.trouble() : failure.toString();
        if (now != null && trouble == null) {
            trouble = now;
            reached = false;
            LOG.warn("{}", cutOff());
            tell(DIRECTORY, Condition.CUT_OFF, cutOff());
        } else if (now == null && !reached) {
            reached = true;
            if (trouble != null) {
                trouble = null;
                tell(DIRECTORY, Condition.RESTORED, "The fleet directory can be read again. Nothing to do.");
            }
            tell(DIRECTORY, Condition.CAUGHT_UP, READ);
        }
        if (failure == null && look.fleet() != null) {
            found(look.fleet(), true);
        }
    }

    /** Whether some of these were once found in the bucket. */
    private boolean holdsMore(Collection<String> clusters) {
        return clusters.stream()
                .anyMatch(name -> !name.equals(DIRECTORY) && !directory.listed().containsKey(name));
    }

    /** Acts upon what the directory says now; only a complete one says who has left. */
    void found(Fleet<T> fleet, boolean isComplete) {
        if (settled) {
            fleet.names().filter(name -> !isKnown(name)).forEach(joined::add);
        }
        settled |= isComplete;
        complete |= isComplete;
        fleet.refused().forEach(this::refuse);
        fleet.clusters().forEach(this::define);
        if (isComplete) {
            Set<String> known = new TreeSet<>(defined.keySet());
            known.addAll(refused.keySet());
            known.addAll(owners.keySet());
            known.stream()
                    .filter(name -> !fleet.lists(name) && !name.equals(DIRECTORY))
                    .forEach(this::remove);
        }
        distribute();
    }

    private boolean isKnown(String cluster) {
        return defined.containsKey(cluster)
                || refused.containsKey(cluster)
                || directory.listed().containsKey(cluster);
    }

    private void define(String cluster, T definition) {
        T before = defined.put(cluster, definition);
        if (isRead(cluster) && !definition.equals(before)) {
            LOG.info("Cluster {} is {} by the fleet directory", cluster, before == null ? "defined" : "changed");
            send(new Defined(cluster, definition));
        }
        if (refused.remove(cluster) != null) {
            tell(cluster, Condition.RESTORED, "The entry of cluster " + cluster + " is good again. Nothing to do.");
        }
    }

    private void refuse(String cluster, String reason) {
        if (!reason.equals(refused.put(cluster, reason))) {
            LOG.warn("{}", badEntry(cluster));
            tell(cluster, Condition.BAD_ENTRY, badEntry(cluster));
        }
    }

    private void remove(String cluster) {
        defined.remove(cluster);
        refused.remove(cluster);
        joined.remove(cluster);
        if (isRead(cluster)) {
            LOG.info(
                    "Cluster {} has left the fleet directory: it is drained, and its positions are forgotten", cluster);
            leaving.add(cluster);
            send(new Removed(cluster));
        }
    }

    @Override
    public void addReader(int reader) {
        owners.values().removeIf(owner -> owner == reader);
        leaving.retainAll(owners.keySet());
        signalled.remove(reader);
        ReaderInfo info = context.registeredReaders().get(reader);
        if (info != null) {
            info.<S>getReportedSplitsOnRegistration().forEach(split -> waiting.put(split.splitId(), split));
        }
        distribute();
    }

    /** Takes back what a reader had been given when it failed. */
    @Override
    public void addSplitsBack(List<S> splits, int reader) {
        for (S split : splits) {
            owners.remove(split.splitId());
            leaving.remove(split.splitId());
            waiting.put(split.splitId(), split);
        }
        distribute();
    }

    @Override
    public void handleSourceEvent(int reader, SourceEvent event) {
        if (event instanceof Left left && owners.remove(left.cluster(), reader)) {
            leaving.remove(left.cluster());
            if (traits.boundedness() == Boundedness.BOUNDED) {
                ended.add(left.cluster());
            }
            distribute(); // it may have come back meanwhile
        }
    }

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
        // Readers do not ask: they are given their clusters when all have registered.
    }

    @Override
    public C snapshotState(long checkpointId) {
        Set<String> assigned = new TreeSet<>(owners.keySet());
        assigned.addAll(ended);
        return traits.snapshot().of(new Remembered<>(List.copyOf(assigned), new ArrayList<>(waiting.values())));
    }

    @Override
    public void close() throws IOException {
        try {
            if (watch != null) {
                watch.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands out what nobody has, once it is known what everybody has. */
    private void distribute() {
        Set<Integer> readers = context.registeredReaders().keySet();
        if (readers.size() < context.currentParallelism()) {
            return;
        }
        ended.removeAll(waiting.keySet());
        Set<String> members = members();
        if (complete) {
            dismiss(members, readers);
        }
        for (String cluster : members) {
            if (!owners.containsKey(cluster) && !ended.contains(cluster)) {
                assign(cluster, idlest(readers));
            }
        }
        if (traits.boundedness() == Boundedness.BOUNDED && complete) {
            readers.stream().filter(signalled::add).forEach(context::signalNoMoreSplits);
        }
    }

    /**
     * Lets go whoever left while nobody looked, to start afresh if it comes back. A reader says so among the rows, or what
     * was found of the cluster would stay open for ever.
     */
    private void dismiss(Set<String> members, Set<Integer> readers) {
        for (String cluster : new TreeSet<>(waiting.keySet())) {
            if (members.contains(cluster)) {
                continue;
            }
            if (traits.tells() && !owners.containsKey(cluster)) {
                assign(cluster, idlest(readers));
                remove(cluster);
            } else {
                waiting.remove(cluster);
            }
        }
    }

    private Set<String> members() {
        Set<String> members = new TreeSet<>(defined.keySet());
        if (traits.tells()) {
            members.addAll(refused.keySet());
            if (directory.bucket() != null) {
                members.add(DIRECTORY);
            }
        }
        return members;
    }

    private void assign(String cluster, int reader) {
        S split = waiting.remove(cluster);
        owners.put(cluster, reader);
        context.assignSplit(split == null ? unread(cluster) : split, reader);
        T definition = defined.get(cluster);
        if (definition != null) {
            send(new Defined(cluster, definition));
        }
        if (refused.containsKey(cluster)) {
            tell(cluster, Condition.BAD_ENTRY, badEntry(cluster));
        } else if (cluster.equals(DIRECTORY) && trouble != null) {
            tell(DIRECTORY, Condition.CUT_OFF, cutOff());
        } else if (cluster.equals(DIRECTORY) && reached) {
            tell(DIRECTORY, Condition.CAUGHT_UP, READ);
        }
    }

    private S unread(String cluster) {
        long notBefore = joined.contains(cluster) ? System.currentTimeMillis() - JOINS_WITH.toMillis() : 0;
        return traits.unread().split(cluster, notBefore);
    }

    private int idlest(Set<Integer> readers) {
        Map<Integer, Integer> load = new HashMap<>();
        owners.values().forEach(reader -> load.merge(reader, 1, Integer::sum));
        return new TreeSet<>(readers)
                .stream()
                        .min((one, other) -> Integer.compare(load.getOrDefault(one, 0), load.getOrDefault(other, 0)))
                        .orElseThrow();
    }

    private boolean isRead(String cluster) {
        return owners.containsKey(cluster) && !leaving.contains(cluster);
    }

    /** Whoever is not there to hear it will be told all when it has registered. */
    private void send(DirectoryEvent event) {
        Integer reader = owners.get(event.cluster());
        if (reader != null && context.registeredReaders().containsKey(reader)) {
            context.sendEventToSourceReader(reader, event);
        }
    }

    private void tell(String cluster, Condition condition, String detail) {
        if (traits.tells() && isRead(cluster)) {
            send(new Told(cluster, condition, detail));
        }
    }

    private String badEntry(String cluster) {
        return "The entry of cluster %s in the fleet directory cannot be used: %s. %s Mend the entry."
                .formatted(
                        cluster,
                        refused.get(cluster),
                        defined.containsKey(cluster)
                                ? "The cluster is read as its last good entry says."
                                : "The cluster is not watched.");
    }

    private String cutOff() {
        Bucket<T> bucket = directory.bucket();
        return "The fleet directory, bucket %s at %s, cannot be read: %s; tried again each second. The fleet stays as last known. "
                        .formatted(
                                bucket == null ? "" : bucket.name(),
                                bucket == null
                                        ? ""
                                        : String.join(",", bucket.endpoint().urls()),
                                trouble)
                + "Check that its server runs and that the bucket exists.";
    }
}
