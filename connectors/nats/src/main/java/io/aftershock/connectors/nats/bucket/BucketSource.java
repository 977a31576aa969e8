package io.aftershock.connectors.nats.bucket;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A bucket as a stream: one look each second, the first with all that is in it. For a parallelism of one.
 *
 * <p>It keeps no state: what is in the bucket is read anew by each run, so nothing that was missed can stay unknown.
 */
public final class BucketSource implements Source<BucketLook, NoSplit, NoSplit> {

    private static final long serialVersionUID = 1L;

    private final NatsEndpoint endpoint;
    private final String bucket;
    private final String connectionName;

    /** The source of a bucket; nothing is connected to yet. */
    public BucketSource(NatsEndpoint endpoint, String bucket, String connectionName) {
        this.endpoint = endpoint;
        this.bucket = bucket;
        this.connectionName = connectionName;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<BucketLook, NoSplit> createReader(SourceReaderContext context) {
        return new BucketReader(new BucketWatch(endpoint, bucket, connectionName));
    }

    @Override
    public SplitEnumerator<NoSplit, NoSplit> createEnumerator(SplitEnumeratorContext<NoSplit> context) {
        return new NoSplit.Enumerator();
    }

    @Override
    public SplitEnumerator<NoSplit, NoSplit> restoreEnumerator(
            SplitEnumeratorContext<NoSplit> context, NoSplit checkpoint) {
        return new NoSplit.Enumerator();
    }

    @Override
    public SimpleVersionedSerializer<NoSplit> getSplitSerializer() {
        return new NoSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<NoSplit> getEnumeratorCheckpointSerializer() {
        return new NoSplit.Serializer();
    }
}
