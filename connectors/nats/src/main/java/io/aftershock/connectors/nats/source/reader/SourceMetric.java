package io.aftershock.connectors.nats.source.reader;

/** What the source counts for each cluster, in the metric group {@code cluster=NAME}. */
public enum SourceMetric {
    ROWS("rows", "Advisories and system events emitted."),
    BYTES("bytes", "Bytes of their bodies."),
    PENDING("pending", "Messages that wait to be emitted, in the stream that is nearest to its end."),
    LAG_MILLIS(
            "lagMillis", "Milliseconds between when the last row was stored and when it was emitted; 0 if caught up."),
    GAPS("gaps", "Messages that were gone before they were read, at most."),
    RECONNECTS("reconnects", "How often a stream worked again that was cut off or refused."),
    CONSUMERS_RECREATED("consumersRecreated", "Consumers lost and made anew."),
    REFUSED("refused", "How often credentials or a permission were refused."),
    CONNECTED("connected", "1 while a stream of the cluster is being read, else 0.");

    private final String key;
    private final String sentence;

    SourceMetric(String key, String sentence) {
        this.key = key;
        this.sentence = sentence;
    }

    /** The metric's name within its group. */
    public String key() {
        return key;
    }

    /** What it is, as a sentence. */
    public String sentence() {
        return sentence;
    }
}
