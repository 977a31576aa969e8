package io.aftershock.cli.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every page of a Flink cluster's web interface, by the routes that the cluster itself said it serves. */
final class RestPages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ROUTE = Pattern.compile("Register handler \\S+ under GET@/v1(/\\S*)\\.\\s");
    private static final Pattern PARAMETER = Pattern.compile(":[a-z]+");
    private static final int METRICS_AT_ONCE = 50;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI root;
    private final Set<String> routes = new TreeSet<>();
    private final Set<String> notFilledIn = new TreeSet<>();

    /** @param log of the cluster's start, at DEBUG */
    RestPages(URI root, String log) {
        this.root = root;
        ROUTE.matcher(log).results().forEach(route -> routes.add(route.group(1)));
    }

    /** Hands over each page that there is, with its path. */
    void read(BiConsumer<String, byte[]> taker) throws Exception {
        for (String route : routes) {
            for (String path : expanded(route)) {
                HttpResponse<byte[]> page = get(path);
                // Errors too: an error page may quote as well as any other.
                taker.accept("REST " + page.statusCode() + " " + path, page.body());
                if (path.endsWith("/metrics") && page.statusCode() == 200) {
                    readMetrics(path, page.body(), taker);
                }
            }
        }
    }

    /** Parameters of routes for which nothing was there to fill in, so that their pages were not read. */
    Set<String> notFilledIn() {
        return notFilledIn;
    }

    /** Without names the page of metrics lists the names. */
    private void readMetrics(String path, byte[] list, BiConsumer<String, byte[]> taker) throws Exception {
        List<String> names = JSON.readTree(list).findValuesAsText("id");
        for (int i = 0; i < names.size(); i += METRICS_AT_ONCE) {
            String some = String.join(",", names.subList(i, Math.min(names.size(), i + METRICS_AT_ONCE)));
            String query = path + "?get=" + URLEncoder.encode(some, StandardCharsets.UTF_8);
            taker.accept("REST values " + i + " of " + path, get(query).body());
        }
    }

    private List<String> expanded(String route) throws Exception {
        Matcher parameter = PARAMETER.matcher(route);
        if (!parameter.find()) {
            return List.of(route);
        }
        String before = route.substring(0, parameter.start());
        List<String> values = values(parameter.group(), before);
        if (values.isEmpty()) {
            notFilledIn.add(parameter.group());
        }
        List<String> paths = new ArrayList<>();
        for (String value : values) {
            paths.addAll(expanded(before + value + route.substring(parameter.end())));
        }
        return paths;
    }

    private List<String> values(String parameter, String before) throws Exception {
        return switch (parameter) {
            case ":jobid" -> ids("/jobs", "jobs");
            case ":vertexid" -> ids(job(before), "vertices");
            case ":checkpointid" -> ids(job(before) + "/checkpoints", "history");
            case ":taskmanagerid" -> ids("/taskmanagers", "taskmanagers");
            case ":applicationid" -> ids("/applications/overview", "applications");
            case ":subtaskindex", ":attempt" -> List.of("0");
            default -> List.of();
        };
    }

    private static String job(String path) {
        return path.substring(0, path.indexOf('/', "/jobs/".length()));
    }

    private List<String> ids(String path, String list) throws Exception {
        List<String> ids = new ArrayList<>();
        for (JsonNode each : JSON.readTree(get(path).body()).path(list)) {
            ids.add(each.path("id").asText());
        }
        return ids;
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(root.resolve(path)).build(), BodyHandlers.ofByteArray());
    }
}
