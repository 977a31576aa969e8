package io.aftershock.exporter.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.exporter.alert.Alert;
import io.aftershock.monitor.config.AlertsConfig.WebhookConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of Standard Webhooks: a message when an alert begins and one when it ends, each told until it is taken.
 *
 * <p>The id of a message follows from what it tells, so a second exporter, or this one after a restart, tells it under the
 * same id, and a receiver that keeps ids for a while takes it once.
 */
final class WebhookReceiver implements Receiver {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ID_CHARACTERS = 32;

    private final HttpPost http;
    private final String secretFile;

    /**
     * A receiver of which nothing is known yet.
     *
     * @throws IOException if its files for TLS cannot be used; the message names them
     */
    WebhookReceiver(WebhookConfig config) throws IOException {
        this.http = new HttpPost(config.url(), config.tls());
        this.secretFile = config.secretFile();
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public Outcome tell(List<Alert> alerts, long nowMillis) {
        Outcome outcome = Outcome.SENT;
        for (Alert alert : alerts) {
            outcome = outcome.kind() == Outcome.Kind.SENT ? tell(alert, nowMillis) : outcome;
        }
        return outcome;
    }

    private Outcome tell(Alert alert, long nowMillis) {
        try {
            String body = JSON.writeValueAsString(json(alert));
            String id = id(alert);
            long seconds = nowMillis / 1_000;
            return http.post(
                    body,
                    Map.of(
                            "webhook-id",
                            id,
                            "webhook-timestamp",
                            Long.toString(seconds),
                            "webhook-signature",
                            Signature.of(id, seconds, body, secretFile)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts are always JSON", e);
        } catch (IOException e) {
            return Outcome.failed(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> json(Alert alert) {
        Long ended = alert.endsAtMillis();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("status", status(alert));
        data.put("labels", alert.labels());
        data.put("annotations", alert.annotations());
        data.put("starts_at", time(alert.startsAtMillis()));
        data.put("ends_at", ended == null ? null : time(ended));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "alert." + status(alert));
        json.put("timestamp", time(ended == null ? alert.startsAtMillis() : ended));
        json.put("data", data);
        return json;
    }

    /** Without the end, which two exporters may put at different times if nobody tells them. */
    static String id(Alert alert) {
        StringBuilder told = new StringBuilder(status(alert)).append('\0').append(alert.startsAtMillis());
        alert.labels()
                .forEach((name, value) ->
                        told.append('\0').append(name).append('\0').append(value));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(told.toString().getBytes(StandardCharsets.UTF_8));
            return "alert_" + HexFormat.of().formatHex(digest).substring(0, ID_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static String status(Alert alert) {
        return alert.isFiring() ? "firing" : "resolved";
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
