package io.aftershock.exporter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What an exporter serves, as a scrape sees it. */
public record Page(int status, String type, String text) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** The metrics in the format that nobody asks for another. */
    public static Page metrics(String url) {
        return get(CLIENT, url + "/metrics");
    }

    public static Page get(HttpClient client, String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Page(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of a series; -1 if it is not served. */
    public double value(String series) {
        return text.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(-1);
    }

    /** All counters of clusters, and what is open, by series. */
    public Map<String, String> counted() {
        Map<String, String> counted = new TreeMap<>();
        text.lines()
                .filter(line -> line.startsWith("aftershock_") && !line.startsWith("aftershock_exporter_"))
                .filter(line -> line.contains("_total{") || line.contains("_open{"))
                .forEach(line -> counted.put(
                        line.substring(0, line.lastIndexOf(' ')), line.substring(line.lastIndexOf(' ') + 1)));
        return counted;
    }
}
