package io.aftershock.connectors.synadia.split;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One stream of one cluster and how far it has been read. The other connector's own split is not kept: it holds the
 * configuration of the day, its id is a checksum of that, and two servers with one stream each have the same.
 *
 * @param cluster name of the cluster that the telemetry is about
 * @param stream name of the capture stream within the cluster
 * @param sequence stream sequence of the last message that was emitted; 0 for none
 */
public record StreamSplit(String cluster, String stream, long sequence) implements SourceSplit {

    /** A stream of which nothing has been read. */
    public static StreamSplit unread(String cluster, String stream) {
        return new StreamSplit(cluster, stream, 0);
    }

    @Override
    public String splitId() {
        return cluster + "/" + stream;
    }
}
