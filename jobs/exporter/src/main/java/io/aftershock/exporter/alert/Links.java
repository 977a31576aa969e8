package io.aftershock.exporter.alert;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert leads to.
 *
 * @param runbooks what the path of a check's page is put behind; null for no link
 * @param dashboards address of Grafana; null for no link
 */
public record Links(@Nullable String runbooks, @Nullable String dashboards) {

    public static final Links NONE = new Links(null, null);

    private static final long BEFORE_MILLIS = Duration.ofMinutes(30).toMillis();
    private static final long AFTER_MILLIS = Duration.ofMinutes(15).toMillis();

    @Nullable
    String runbook(Finding finding) {
        return runbooks == null ? null : under(runbooks, finding.runbook());
    }

    /** The dashboard of the account or the cluster, from half an hour before it opened to a while after it ended, if it has. */
    @Nullable
    String dashboard(Finding finding, @Nullable Long endedAtMillis) {
        if (dashboards == null) {
            return null;
        }
        String times = "from=" + (finding.openedAtMillis() - BEFORE_MILLIS) + "&to="
                + (endedAtMillis == null ? "now" : Long.toString(endedAtMillis + AFTER_MILLIS));
        if (finding.cluster() == null) {
            return under(dashboards, "d/aftershock-fleet") + "?" + times;
        }
        String cluster = "var-cluster_name=" + encoded(finding.cluster()) + "&";
        return finding.account() == null
                ? under(dashboards, "d/aftershock-cluster") + "?" + cluster + times
                : under(dashboards, "d/aftershock-account") + "?" + cluster + "var-account="
                        + encoded(finding.account()) + "&" + times;
    }

    private static String under(String prefix, String path) {
        return prefix.endsWith("/") ? prefix + path : prefix + "/" + path;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
