package io.aftershock.deploy.monitoring.grafana.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.testkit.prometheus.PrometheusServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Prometheus answers, and whether a panel would show anything of it. */
record Answers(PrometheusServer prometheus) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether there is a number, with all labels that are taken from it. */
    boolean show(Question question) {
        for (JsonNode series : data(question.path()).path("result")) {
            if (hasLabels(series.path("metric"), question.labels()) && hasNumber(series)) {
                return true;
            }
        }
        return false;
    }

    List<String> values(String path) {
        List<String> values = new ArrayList<>();
        data(path).forEach(value -> values.add(value.asText()));
        return values;
    }

    /** A label that is empty is none for Prometheus; of findings about a whole cluster the account is. */
    private static boolean hasLabels(JsonNode metric, Set<String> labels) {
        return labels.stream().allMatch(metric::has);
    }

    private static boolean hasNumber(JsonNode series) {
        if (series.has("value")) {
            return isNumber(series.path("value"));
        }
        for (JsonNode value : series.path("values")) {
            if (isNumber(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(JsonNode value) {
        return Double.isFinite(Double.parseDouble(value.path(1).asText().replace("Inf", "Infinity")));
    }

    private JsonNode data(String path) {
        try {
            return JSON.readTree(prometheus.get(path)).path("data");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Prometheus answers no JSON to " + path, e);
        }
    }
}
