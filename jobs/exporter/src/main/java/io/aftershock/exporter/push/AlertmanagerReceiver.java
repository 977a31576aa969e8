package io.aftershock.exporter.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.exporter.alert.Alert;
import io.aftershock.monitor.config.AlertsConfig.AlertmanagerConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One Alertmanager, told over its API v2. */
final class AlertmanagerReceiver implements Receiver {

    /** For so long Alertmanager believes in an alert that it hears no more of: longer than an exporter takes to come back. */
    static final long BELIEVED_MILLIS = Duration.ofMinutes(5).toMillis();

    private static final int BATCH = 100;
    private static final int REPEATS_WITHIN = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpPost http;
    private final Credentials credentials;
    private final long believedMillis;

    /**
     * An Alertmanager of which nothing is known yet.
     *
     * @throws IOException if its files for TLS cannot be used; the message names them
     */
    AlertmanagerReceiver(AlertmanagerConfig config, long resendMillis) throws IOException {
        String url = config.url();
        this.http = new HttpPost((url.endsWith("/") ? url : url + "/") + "api/v2/alerts", config.tls());
        this.credentials = new Credentials(config.user(), config.secretFile());
        this.believedMillis = Math.max(BELIEVED_MILLIS, REPEATS_WITHIN * resendMillis);
    }

    @Override
    public String name() {
        return http.place().replaceFirst("/api/v2/alerts$", "");
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public Outcome tell(List<Alert> alerts, long nowMillis) {
        try {
            String body = JSON.writeValueAsString(
                    alerts.stream().map(alert -> json(alert, nowMillis)).toList());
            return http.post(body, credentials.headers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts are always JSON", e);
        } catch (IOException e) {
            return Outcome.failed(String.valueOf(e.getMessage()));
        }
    }

    /** What ends in the future by our clock, since the cluster's is ahead, would go on firing: it ends now. */
    private Map<String, Object> json(Alert alert, long nowMillis) {
        Long ended = alert.endsAtMillis();
        long endsAt = ended == null ? nowMillis + believedMillis : Math.min(ended, nowMillis);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("labels", alert.labels());
        json.put("annotations", alert.annotations());
        json.put("startsAt", time(Math.min(alert.startsAtMillis(), endsAt)));
        json.put("endsAt", time(endsAt));
        if (alert.annotations().get("dashboard_url") != null) {
            json.put("generatorURL", alert.annotations().get("dashboard_url"));
        }
        return json;
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
