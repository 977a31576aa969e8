package io.aftershock.connectors.nats.bucket;

import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamState;

/**
 * What tells whether a bucket has changed since it was last read.
 *
 * @param createdMillis when it was created, in epoch milliseconds: tells it from another of the same name
 */
record BucketState(long createdMillis, long firstSequence, long lastSequence, long messages) {

    static BucketState of(StreamInfo info) {
        StreamState state = info.getStreamState();
        return new BucketState(
                info.getCreateTime().toInstant().toEpochMilli(),
                state.getFirstSequence(),
                state.getLastSequence(),
                state.getMsgCount());
    }
}
