package io.aftershock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What of others is in the jar, by the bill of materials that the build writes; {@code -Daftershock.supplies.write=true} writes the list. */
class SuppliesTest {

    /** Licences under which we may pass on what is not ours; of two that are joined by OR the first is the one we take. */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "MIT",
            "Bouncy Castle Licence",
            "(CDDL-1.0 OR GPL-2.0-with-classpath-exception)",
            "EPL-2.0");

    /** Of JLine's "The BSD License" the plugin makes the one with four clauses; the address beside it in JLine's pom is of this one. */
    private static final Map<String, String> MISREAD =
            Map.of("org.jline:jline-native", "BSD-3-Clause", "org.jline:jline-terminal", "BSD-3-Clause");

    private static final Path BILL = Path.of("target/bom.json");
    private static final Path LIST = Path.of("../../THIRD-PARTY.md");

    private static final String HEAD = """
            # What of others is in the jar

            Written by `SuppliesTest` from the bill of materials `jobs/cli/target/bom.json` (CycloneDX) that each build makes. Licences are as their authors tell in Maven Central; texts and notices are in the jar, in `META-INF`: `LICENSE`, `LICENSE.txt`, `NOTICE` and below `licenses`. Of a licence
            "A OR B" we take A; `jts-core` is taken under BSD-3-Clause. `hadoop-client-runtime`, `parquet-jackson` and `iceberg-bundled-guava` hold libraries of others in turn, which their own notices name.
            Flink itself and DuckDB are not in the jar. The image (`deploy/image`) holds beside it Flink, `flink-s3-fs-native` and `iceberg-aws-bundle`, all three under Apache-2.0, with the notices of what they hold in turn.

            | library | version | licence |
            |---|---|---|
            """;

    private record Supply(String name, String version, List<String> licences) {}

    private static List<Supply> supplies;

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(
                Files.exists(BILL) || "true".equals(System.getenv("CI")),
                "There is no " + BILL + ": Maven makes it when it is not offline (-o).");
        JsonNode bill = new ObjectMapper().readTree(BILL.toFile());
        supplies = new ArrayList<>();
        for (JsonNode component : bill.get("components")) {
            String group = component.get("group").asText();
            if (!group.equals("io.aftershock")) {
                String name = group + ":" + component.get("name").asText();
                List<String> licences = MISREAD.containsKey(name) ? List.of(MISREAD.get(name)) : licences(component);
                supplies.add(new Supply(name, component.get("version").asText(), licences));
            }
        }
        supplies.sort(Comparator.comparing(Supply::name));
    }

    @Test
    void areUnderLicencesThatAllowIt() {
        assertThat(supplies)
                .hasSizeGreaterThan(40)
                .allSatisfy(supply -> assertThat(supply.licences())
                        .as(supply.name())
                        .isNotEmpty()
                        .isSubsetOf(ALLOWED));
    }

    @Test
    void areReleases() {
        assertThat(supplies).extracting(Supply::version).noneMatch(version -> version.contains("SNAPSHOT"));
    }

    @Test
    void areListed() throws IOException {
        StringBuilder list = new StringBuilder(HEAD);
        supplies.forEach(supply -> list.append("| `%s` | %s | %s |%n"
                .formatted(supply.name(), supply.version(), String.join(", ", supply.licences()))));

        if (Boolean.getBoolean("aftershock.supplies.write")) {
            Files.writeString(LIST, list);
        }

        assertThat(Files.readString(LIST)).isEqualTo(list.toString());
    }

    private static List<String> licences(JsonNode component) {
        List<String> licences = new ArrayList<>();
        for (JsonNode each : component.path("licenses")) {
            JsonNode license = each.path("license");
            licences.add(
                    each.has("expression")
                            ? each.get("expression").asText()
                            : license.path("id").asText(license.path("name").asText()));
        }
        return licences;
    }
}
