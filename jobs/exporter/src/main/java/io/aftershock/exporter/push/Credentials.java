package io.aftershock.exporter.push;

import io.aftershock.connectors.nats.connection.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who we are to an Alertmanager. The file is read for each request, so that a secret may be changed while we run.
 *
 * @param user of basic authentication; null for a bearer token
 * @param file with the password or the token; null for neither
 */
record Credentials(@Nullable String user, @Nullable String file) {

    /** @throws IOException if the file cannot be read or is empty; the message names it */
    Map<String, String> headers() throws IOException {
        if (file == null) {
            return Map.of();
        }
        String secret = new SecretFile(file).firstLine();
        if (user == null) {
            return Map.of("Authorization", "Bearer " + secret);
        }
        byte[] both = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }
}
