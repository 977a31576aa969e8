package io.aftershock.exporter.alert;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What explains an alert to who is woken by it. */
final class Annotations {

    private Annotations() {}

    /**
     * The annotations of a finding.
     *
     * @param verdict what its correlation says; null if nothing
     * @param endedAtMillis when the alert ended; null while it fires
     */
    static Map<String, String> of(
            Finding finding, @Nullable String verdict, Links links, @Nullable Long endedAtMillis) {
        Map<String, String> annotations = new TreeMap<>();
        annotations.put("summary", LabelText.annotation(LabelText.line(finding.summary())));
        annotations.put("description", LabelText.annotation(Words.description(finding, verdict)));
        put(annotations, "next", NextCommand.of(finding));
        put(annotations, "runbook_url", links.runbook(finding));
        put(annotations, "dashboard_url", links.dashboard(finding, endedAtMillis));
        annotations.put("finding_id", LabelText.annotation(finding.id()));
        put(annotations, "account_name", finding.accountName() == null ? null : LabelText.label(finding.accountName()));
        annotations.put(
                "opened_at", Instant.ofEpochMilli(finding.openedAtMillis()).toString());
        return annotations;
    }

    private static void put(Map<String, String> annotations, String name, @Nullable String value) {
        if (value != null) {
            annotations.put(name, value);
        }
    }
}
