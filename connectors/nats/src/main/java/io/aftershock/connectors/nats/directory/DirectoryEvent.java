package io.aftershock.connectors.nats.directory;

import io.aftershock.model.telemetry.SourceStatus.Condition;
import java.io.Serializable;
import org.apache.flink.api.connector.source.SourceEvent;

/** What the enumerator tells the reader that has a cluster, and what comes back. */
public sealed interface DirectoryEvent extends SourceEvent {

    String cluster();

    /** What is known of the cluster from now on. */
    record Defined(String cluster, Serializable definition) implements DirectoryEvent {
        private static final long serialVersionUID = 1L;
    }

    /** Something to be told as a status of the cluster. */
    record Told(String cluster, Condition condition, String detail) implements DirectoryEvent {
        private static final long serialVersionUID = 1L;
    }

    /** The cluster has left the fleet. */
    record Removed(String cluster) implements DirectoryEvent {
        private static final long serialVersionUID = 1L;
    }

    /** The reader's answer: the cluster's last row has been emitted. */
    record Left(String cluster) implements DirectoryEvent {
        private static final long serialVersionUID = 1L;
    }
}
