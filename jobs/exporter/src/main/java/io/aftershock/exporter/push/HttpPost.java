package io.aftershock.exporter.push;

import io.aftershock.connectors.nats.connection.NatsEndpoint.Tls;
import io.aftershock.connectors.nats.connection.PemTls;
import io.aftershock.exporter.alert.LabelText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Posts JSON to one address, within a bounded time, answer included. */
final class HttpPost {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long ANSWER_SECONDS = 10;
    private static final int LONGEST_ANSWER = 300;

    private final URI address;
    private final HttpClient client;

    /**
     * A client that has connected to nothing yet.
     *
     * @throws IOException if the URL or the files for TLS cannot be used; the message names them
     */
    HttpPost(String url, @Nullable Tls tls) throws IOException {
        try {
            this.address = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IOException("The URL " + url + " cannot be used: " + e.getMessage(), e);
        }
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(CONNECT).version(HttpClient.Version.HTTP_1_1);
        this.client = tls == null
                ? builder.build()
                : builder.sslContext(PemTls.context(tls)).build();
    }

    /** Host, port and path, without what may be secret. */
    String place() {
        return address.getAuthority() + address.getPath();
    }

    Outcome post(String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(ANSWER_SECONDS))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        // A body that comes drop by drop is not bounded by the request's own timeout.
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
        try {
            return outcome(answer.get(ANSWER_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            return Outcome.failed("it has not answered within " + ANSWER_SECONDS + " s.");
        } catch (ExecutionException e) {
            return Outcome.failed(sentence(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed("the exporter ends.");
        } finally {
            answer.cancel(true);
        }
    }

    private static Outcome outcome(HttpResponse<String> answer) {
        int status = answer.statusCode();
        String said = said(answer.body());
        if (status / 100 == 2) {
            return Outcome.SENT;
        }
        return switch (status) {
            case 400, 413, 422 -> Outcome.refused("it answers " + status + said);
            case 401, 403 ->
                Outcome.failed(
                        "it answers " + status + ", which is about who we are: look at the files of its secret" + said);
            default -> Outcome.failed("it answers " + status + said);
        };
    }

    private static String said(String body) {
        String line = LabelText.line(body.strip());
        return line.isEmpty()
                ? "."
                : ": " + (line.length() <= LONGEST_ANSWER ? line : line.substring(0, LONGEST_ANSWER) + "…") + ".";
    }

    private static String sentence(@Nullable Throwable cause) {
        String why = cause == null || cause.getMessage() == null ? "" : " (" + LabelText.line(cause.getMessage()) + ")";
        return "it cannot be reached: "
                + (cause == null ? "no reason is known" : cause.getClass().getSimpleName()) + why + ".";
    }
}
