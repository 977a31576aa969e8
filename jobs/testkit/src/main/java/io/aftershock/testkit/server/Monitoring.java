package io.aftershock.testkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The monitoring pages of one server, over HTTP. */
public final class Monitoring {

    private static final int TIMEOUT_MILLIS = 1_000;
    private static final int OK = 200;

    private final String address;

    private Monitoring(String address) {
        this.address = address;
    }

    static Monitoring of(ServerPorts ports) {
        return new Monitoring("http://127.0.0.1:" + ports.http());
    }

    /** Whether it takes connections and its JetStream, if it has one, is enabled. */
    public boolean isUp() {
        return get("/healthz?js-enabled-only=true").isPresent();
    }

    /** The page as text, or nothing if the server does not answer with 200 within a second. */
    public Optional<String> get(String page) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address + page).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            if (connection.getResponseCode() != OK) {
                return Optional.empty();
            }
            try (InputStream body = connection.getInputStream()) {
                return Optional.of(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
