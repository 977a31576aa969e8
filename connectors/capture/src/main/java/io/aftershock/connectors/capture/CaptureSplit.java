package io.aftershock.connectors.capture;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * All captures as one split, since their rows have one order.
 *
 * @param rowsRead how many rows of that order have been emitted
 */
public record CaptureSplit(long rowsRead) implements SourceSplit {

    @Override
    public String splitId() {
        return "captures";
    }
}
