package io.aftershock.connectors.jsz.source;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * The polls of one cluster. It has no position: a poll cannot be made again in the past.
 *
 * @param cluster name of the cluster; how it is polled is configuration, which may change between two runs of a job
 */
public record PollSplit(String cluster) implements SourceSplit {

    @Override
    public String splitId() {
        return cluster;
    }
}
