package io.aftershock.connectors.jsz.poll;

/** What is counted of a cluster's polls; of each the name and what it says. */
public enum PollMetric {
    POLLS("polls", "rounds of polls that were begun"),
    ANSWERS("answers", "rows that hold a server's answer"),
    MISSING_ANSWERS("missingAnswers", "rows that say a server did not answer"),
    SKIPPED("skippedPolls", "rounds that were due while the one before was not over"),
    DROPPED("droppedPolls", "rounds that were dropped because the job did not take them"),
    FAILURES("pollFailures", "connections that could not be opened, and polls that ended in an error of ours"),
    RECONNECTS("pollReconnects", "connections that broke and that the client made anew"),
    COMPLAINTS("pollComplaints", "what servers complained of, such as a missing permission");

    private final String metricName;
    private final String sentence;

    PollMetric(String metricName, String sentence) {
        this.metricName = metricName;
        this.sentence = sentence;
    }

    /** Name in the metric group of the cluster. */
    public String metricName() {
        return metricName;
    }

    /** What is counted, for documentation. */
    public String sentence() {
        return sentence;
    }
}
