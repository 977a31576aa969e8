package io.aftershock.deploy.kubernetes;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object of Kubernetes, as it is written. */
record Manifest(JsonNode content) {

    static final ObjectMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private static final String SOURCE = "# Source: aftershock/templates/";

    /** All objects of a file. */
    static List<Manifest> all(String yaml) {
        List<Manifest> manifests = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                if (document.isObject()) {
                    manifests.add(new Manifest(document));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return manifests;
    }

    /** What helm rendered, by the template that it came from; without the lines that say so. */
    static Map<String, String> byTemplate(String rendered) {
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        for (String document : rendered.split("(?m)^---\n")) {
            if (!document.isBlank()) {
                String template = document.lines().findFirst().orElseThrow().substring(SOURCE.length());
                StringBuilder text = texts.computeIfAbsent(template, name -> new StringBuilder());
                text.append(text.isEmpty() ? "" : "---\n").append(document.substring(document.indexOf('\n') + 1));
            }
        }
        Map<String, String> files = new LinkedHashMap<>();
        texts.forEach((template, text) -> files.put(template, text.toString()));
        return files;
    }

    String kind() {
        return content.path("kind").asText();
    }

    String name() {
        return content.at("/metadata/name").asText();
    }

    /** The pods that it stands for, whatever they are wrapped in. */
    Stream<JsonNode> podSpecs() {
        return Stream.of("/spec/podTemplate/spec", "/spec/template/spec", "/spec/jobTemplate/spec/template/spec")
                .map(content::at)
                .filter(JsonNode::isObject);
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
