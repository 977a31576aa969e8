package io.aftershock.deploy.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What may stand in each kind that is deployed: Kubernetes' own kinds as an API server serves them, the others by the
 * definitions in {@code crds}. A field that a schema does not name is refused, as by {@code kubectl --validate=strict}.
 */
final class StrictSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    private final Map<String, Schema> byKind = new HashMap<>();

    private StrictSchemas() {}

    static StrictSchemas read() {
        StrictSchemas schemas = new StrictSchemas();
        try (Stream<Path> definitions = Files.list(Path.of("crds"))) {
            schemas.addOwnKinds(JSON.readTree(
                    Path.of("src/test/resources/kubernetes-schemas.json").toFile()));
            for (Path file : definitions.toList()) {
                Manifest.all(Files.readString(file)).forEach(schemas::addDefinition);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }

    /** What is wrong with it, one sentence a problem. */
    List<String> problems(Manifest manifest) {
        Schema schema = byKind.get(manifest.kind());
        if (schema == null) {
            return List.of("there is no schema of the kind " + manifest.kind());
        }
        return schema.validate(manifest.content()).stream()
                .map(Error::toString)
                .sorted()
                .toList();
    }

    private void addOwnKinds(JsonNode served) {
        ObjectNode definitions = JSON.createObjectNode();
        served.get("definitions").properties().forEach(each -> definitions.set(each.getKey(), strict(each.getValue())));
        served.get("kinds").properties().forEach(kind -> {
            ObjectNode schema = JSON.createObjectNode()
                    .put("$ref", "#/definitions/" + kind.getValue().asText());
            schema.set("definitions", definitions);
            byKind.put(kind.getKey(), REGISTRY.getSchema(schema));
        });
    }

    private void addDefinition(Manifest definition) {
        JsonNode spec = definition.content().get("spec");
        JsonNode version = spec.at("/versions/0");
        ObjectNode schema = strict(version.at("/schema/openAPIV3Schema"));
        ObjectNode fields = (ObjectNode) schema.get("properties");
        fields.putObject("apiVersion")
                .put(
                        "const",
                        spec.get("group").asText() + "/" + version.get("name").asText());
        fields.putObject("kind").put("const", spec.at("/names/kind").asText());
        fields.putObject("metadata").put("type", "object");
        byKind.put(spec.at("/names/kind").asText(), REGISTRY.getSchema(schema));
    }

    /** The same, and nothing beside what it names. */
    private static ObjectNode strict(JsonNode schema) {
        ObjectNode strict = schema.deepCopy();
        boolean open = strict.path("x-kubernetes-preserve-unknown-fields").asBoolean();
        if (strict.path("x-kubernetes-int-or-string").asBoolean()) {
            strict.putArray("type").add("integer").add("string");
        }
        for (String inner : List.of("items", "additionalProperties")) {
            if (strict.path(inner).isObject()) {
                strict.set(inner, strict(strict.get(inner)));
            }
        }
        if (strict.has("properties")) {
            ObjectNode properties = (ObjectNode) strict.get("properties");
            properties.properties().forEach(each -> each.setValue(strict(each.getValue())));
            if (!strict.has("additionalProperties") && !open) {
                strict.put("additionalProperties", false);
            }
        }
        return strict;
    }
}
