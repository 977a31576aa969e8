package io.aftershock.connectors.jsz.http;

import io.aftershock.connectors.jsz.config.HttpPolls;
import io.aftershock.connectors.jsz.config.PollQuestion;
import io.aftershock.connectors.jsz.config.PollTimes;
import io.aftershock.connectors.jsz.poll.TimedPoll;
import io.aftershock.connectors.jsz.row.HttpRows;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/** The polls of one cluster's monitoring pages. */
public final class HttpPolling {

    private final String cluster;
    private final HttpPolls http;
    private final HttpClient client;
    private final InstantSource clock;

    /** @param background where responses are taken in */
    public HttpPolling(String cluster, HttpPolls http, Executor background, InstantSource clock) {
        this.cluster = cluster;
        this.http = http;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .executor(background)
                .build();
        this.clock = clock;
    }

    /** The three polls. */
    public List<TimedPoll> polls(PollTimes times, PollQuestion question) {
        return List.of(
                poll(Page.jsz(question), times.stateMillis()),
                poll(Page.raftz(), times.stateMillis()),
                poll(Page.healthz(question), times.healthMillis()));
    }

    private TimedPoll poll(Page page, long intervalMillis) {
        Map<String, URI> pages = new TreeMap<>();
        http.nodes().forEach((node, url) -> pages.put(node, URI.create(withoutSlash(url) + page.pathAndQuery())));
        HttpPoll poll = new HttpPoll(
                new HttpRows(cluster, page.name()),
                pages,
                http.maxBodyBytes(),
                PollTimes.patienceMillis(intervalMillis),
                client,
                clock);
        return new TimedPoll(poll, intervalMillis);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
