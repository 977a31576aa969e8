package io.aftershock.exporter.alert;

import io.aftershock.model.finding.Severity;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What identifies an alert. All of it is in the findings, so that two who read them tell the same alert. */
final class Labels {

    private Labels() {}

    /** The labels of a finding of which people are told now; null for one of which they are not. */
    static @Nullable Map<String, String> of(
            Member member, Family family, Severity least, Map<String, String> environments) {
        Finding finding = member.finding();
        boolean head = finding.id().equals(family.id());
        if (head ? !isHeadTold(member, family, least) : !member.isTold(least)) {
            return null;
        }
        Map<String, String> labels = new TreeMap<>();
        labels.put("alertname", finding.check());
        put(labels, "cluster_name", finding.cluster());
        put(labels, "account", finding.account());
        put(labels, "environment", finding.cluster() == null ? null : environments.get(finding.cluster()));
        labels.put("severity", (head ? family.worst() : member.worst()).label());
        put(labels, "fault_side", finding.faultSide());
        put(labels, "finding", finding.id());
        put(labels, "family", family.id());
        put(labels, "explained_by", head || finding.parentId() == null ? null : check(finding.parentId()));
        return labels;
    }

    /** The head of a family is told until all of it is over, or what outlives it would page once more by itself. */
    private static boolean isHeadTold(Member head, Family family, Severity least) {
        return head.prompt() && family.worst().compareTo(least) >= 0 && family.isTold(least);
    }

    private static void put(Map<String, String> labels, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            labels.put(name, LabelText.label(value));
        }
    }

    /** The check at the beginning of a finding's id. */
    private static String check(String id) {
        int end = id.indexOf(':');
        return end < 0 ? id : id.substring(0, end);
    }
}
