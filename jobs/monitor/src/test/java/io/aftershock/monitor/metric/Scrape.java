package io.aftershock.monitor.metric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a Prometheus reporter of Flink has answered, in the text format. */
public record Scrape(List<Sample> samples) {

    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** One value; of the labels those that tell nothing of the task. */
    public record Sample(String name, Map<String, String> labels, double value) {}

    /** Asks the reporter at a port of this machine. */
    public static Scrape of(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .timeout(PATIENCE)
                .build();
        try {
            return new Scrape(HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Scrape::sample)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Set<String> names() {
        return samples.stream().map(Sample::name).collect(Collectors.toSet());
    }

    /** The values of a metric by what its labels say, in the order in which the metric lists them. */
    public Map<List<String>, Double> values(JobMetric metric) {
        Map<List<String>, Double> values =
                new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        for (Sample sample : samples) {
            if (sample.name().equals(metric.prometheusName())) {
                values.put(
                        metric.labels().stream()
                                .map(label -> sample.labels().getOrDefault(label, "?"))
                                .toList(),
                        sample.value());
            }
        }
        return values;
    }

    private static Sample sample(String line) {
        Matcher matcher = SAMPLE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException("this is no sample: " + line);
        }
        Map<String, String> labels = new TreeMap<>();
        String text = matcher.group(2) == null ? "" : matcher.group(2);
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.find() && label.start() == end) {
            labels.put(label.group(1), unescaped(label.group(2)));
            end = label.end();
        }
        if (end != text.length()) {
            throw new IllegalStateException("these are no labels: " + text.substring(end));
        }
        return new Sample(matcher.group(1), labels, Double.parseDouble(matcher.group(3)));
    }

    private static String unescaped(String value) {
        return Pattern.compile("\\\\(.)")
                .matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).equals("n") ? "\n" : found.group(1)));
    }
}
