package io.aftershock.connectors.jsz.http;

import io.aftershock.connectors.jsz.poll.Poll;
import io.aftershock.connectors.jsz.row.HttpRows;
import io.aftershock.model.telemetry.TelemetryRow;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One page, fetched from all servers at once. */
final class HttpPoll implements Poll {

    private final HttpRows rows;
    private final Map<String, URI> pages;
    private final int maxBodyBytes;
    private final long patienceMillis;
    private final HttpClient client;
    private final InstantSource clock;

    HttpPoll(
            HttpRows rows,
            Map<String, URI> pages,
            int maxBodyBytes,
            long patienceMillis,
            HttpClient client,
            InstantSource clock) {
        this.rows = rows;
        this.pages = pages;
        this.maxBodyBytes = maxBodyBytes;
        this.patienceMillis = patienceMillis;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<List<TelemetryRow>> ask() {
        List<CompletableFuture<TelemetryRow>> asked = pages.entrySet().stream()
                .map(page -> fetch(page.getKey(), page.getValue()))
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenApply(all -> asked.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<TelemetryRow> fetch(String node, URI page) {
        HttpRequest request = HttpRequest.newBuilder(page)
                .timeout(Duration.ofMillis(patienceMillis))
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, head -> new BoundedBody(maxBodyBytes));
        // The request's own time-out ends with the headers; a server may still hang within the body.
        return exchange.copy().orTimeout(patienceMillis, TimeUnit.MILLISECONDS).handle((response, failure) -> {
            exchange.cancel(true);
            return row(node, response, failure);
        });
    }

    private TelemetryRow row(String node, @Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
        long receivedMillis = clock.millis();
        return response == null
                ? rows.failure(node, receivedMillis, text(failure))
                : rows.response(node, receivedMillis, response.statusCode(), response.body());
    }

    private static String text(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause == null) {
            return "no response";
        }
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
    }
}
