package io.aftershock.cli.chaos;

import java.time.Instant;
import java.util.List;

/**
 * One fault and its healing.
 *
 * @param fromMillis when the fault began
 * @param toMillis when all was whole and the clients were silent
 * @param audits how many new audits the truth has seen in it
 * @param survivors servers that lived through it
 * @param differences where a survivor's counter and its audits differ, in words
 * @param note what else happened; empty for nothing
 */
record Round(
        int number,
        String fault,
        long fromMillis,
        long healedMillis,
        long toMillis,
        int audits,
        long survivors,
        List<String> differences,
        String note) {

    boolean contains(long millis) {
        return millis > fromMillis && millis <= toMillis;
    }

    String line() {
        return "%4d  %s  %4.1f s + %4.1f s  %-42s %5d audits  %d survivors %s %s"
                .formatted(
                        number,
                        Instant.ofEpochMilli(fromMillis),
                        (healedMillis - fromMillis) / 1_000.0,
                        (toMillis - healedMillis) / 1_000.0,
                        fault,
                        audits,
                        survivors,
                        differences.isEmpty() ? "agree" : "DIFFER " + differences,
                        note);
    }
}
