package io.aftershock.deploy.monitoring.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A dashboard as it is kept, read as Grafana reads it: nothing of how it was made is known. */
public record KeptDashboard(JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static List<KeptDashboard> all() {
        try (Stream<Path> files = Files.list(Dashboards.FOLDER)) {
            List<KeptDashboard> all = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                all.add(new KeptDashboard(JSON.readTree(Files.readString(file))));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String uid() {
        return json.path("uid").asText();
    }

    /** All that lies on the grid, headings too. */
    public List<JsonNode> cells() {
        return list(json.path("panels"));
    }

    public List<JsonNode> panels() {
        return cells().stream()
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .toList();
    }

    public List<JsonNode> variables() {
        return list(json.path("templating").path("list"));
    }

    public List<JsonNode> markers() {
        return list(json.path("annotations").path("list"));
    }

    /** All questions in PromQL: of panels, of markers and of variables. */
    public List<String> questions() {
        List<String> questions = new ArrayList<>();
        panels().forEach(panel -> panel.path("targets")
                .forEach(target -> questions.add(target.path("expr").asText())));
        markers().forEach(marker -> questions.add(marker.path("expr").asText()));
        variables().forEach(variable -> {
            String query = variable.path("query").path("query").asText();
            if (!query.isEmpty()) {
                questions.add(query);
            }
        });
        return questions;
    }

    /** Where values lead to. */
    public List<String> urls() {
        return panels().stream()
                .flatMap(panel -> panel.findValues("url").stream())
                .map(JsonNode::asText)
                .toList();
    }

    public static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
