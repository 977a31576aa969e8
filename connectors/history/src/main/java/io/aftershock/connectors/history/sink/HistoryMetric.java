package io.aftershock.connectors.history.sink;

/** What the writer of the history counts of itself. */
public enum HistoryMetric {
    ROWS("historyRows", "Rows written."),
    BACKLOG("historyBacklog", "Rows that wait to be written."),
    DROPPED("historyDropped", "Rows of minutes given up since too many waited."),
    FAILURES("historyFailures", "Attempts to write that failed."),
    BLOCKED("historyBlocked", "1 while history cannot be written, else 0.");

    private final String metricName;
    private final String doc;

    HistoryMetric(String metricName, String doc) {
        this.metricName = metricName;
        this.doc = doc;
    }

    public String metricName() {
        return metricName;
    }

    public String doc() {
        return doc;
    }
}
