package io.aftershock.monitor.config;

import io.aftershock.connectors.nats.connection.NatsEndpoint.Tls;
import io.aftershock.model.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of alerts, and of which. It names files and holds no secret.
 *
 * @param webhook who gets them one by one; null for nobody
 * @param resendMillis how often an alert is told again while it fires
 * @param leastSeverity what is less is not told
 * @param runbooks what the path of a check's page is put behind; null for no link
 * @param dashboards address of Grafana; null for no link
 */
public record AlertsConfig(
        List<AlertmanagerConfig> alertmanagers,
        @Nullable WebhookConfig webhook,
        long resendMillis,
        Severity leastSeverity,
        @Nullable String runbooks,
        @Nullable String dashboards) {

    public AlertsConfig {
        alertmanagers = List.copyOf(alertmanagers);
    }

    /**
     * One Alertmanager.
     *
     * @param url up to where {@code /api/v2} begins
     * @param user of basic authentication; null for none
     * @param secretFile with the password of {@code user}, or without one a bearer token; null for none
     * @param tls files for HTTPS; null for the JVM's trust store
     */
    public record AlertmanagerConfig(
            String url,
            @Nullable String user,
            @Nullable String secretFile,
            @Nullable Tls tls) {}

    /**
     * A receiver of Standard Webhooks.
     *
     * @param secretFile with a secret of the form {@code whsec_…} in each line, all of which sign
     */
    public record WebhookConfig(
            String url, String secretFile, @Nullable Tls tls) {}
}
