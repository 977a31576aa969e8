package io.aftershock.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.testkit.junit.NeedsPrometheus;
import io.aftershock.testkit.prometheus.PrometheusTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that went through a template and into a PrometheusRule are rules still. */
@NeedsHelm
@NeedsPrometheus
class RulesOnKubernetesTest {

    @TempDir
    Path folder;

    @Test
    void promtoolAcceptsWhatThePrometheusOperatorIsGiven() throws IOException {
        List<Manifest> rules = Manifest.all(Helm.template("production").rendered()).stream()
                .filter(manifest -> manifest.kind().equals("PrometheusRule"))
                .toList();

        assertThat(rules).extracting(Manifest::name).containsExactly("aftershock-alerting", "aftershock-recording");
        StrictSchemas schemas = StrictSchemas.read();
        for (Manifest rule : rules) {
            assertThat(schemas.problems(rule)).as(rule.name()).isEmpty();
            Path file = folder.resolve(rule.name() + ".yml");
            Files.writeString(
                    file, Manifest.YAML.writeValueAsString(rule.content().get("spec")));
            assertThat(PrometheusTools.promtool("check", "rules", file.toString()))
                    .matches(PrometheusTools.Answer::isOk);
        }
    }
}
