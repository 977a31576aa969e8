package io.aftershock.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aftershock.testkit.tool.ToolScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image, as far as it can be tried without a container engine. */
class ImageTest {

    private static final Path PROJECT = Path.of("../..");
    private static final Path DOCKERFILE = PROJECT.resolve("deploy/image/Dockerfile");

    @TempDir
    Path flink;

    @Test
    void isMadeOfTheVersionsThatTheJobIsBuiltWith() throws IOException {
        String dockerfile = Files.readString(DOCKERFILE);

        assertThat(dockerfile)
                .contains(
                        "\nFROM flink:" + property("flink.version") + "-scala_2.12-java17\n",
                        "flink-s3-fs-native:" + property("flink.version") + " ",
                        "iceberg-aws-bundle:" + property("iceberg.version") + " ",
                        "jobs/cli/target/aftershock-" + version() + ".jar");
    }

    @Test
    void isWhatChartAndComposeFileName() throws IOException {
        assertThat(Files.readString(Helm.CHART.resolve("Chart.yaml")))
                .contains("\nversion: " + version() + "\n", "\nappVersion: " + version() + "\n");
        assertThat(Files.readString(PROJECT.resolve("deploy/compose/compose.yaml")))
                .contains("image: aftershock:" + version() + "\n");
    }

    /** Rights to write would let a job change what it runs. */
    @Test
    void holdsNothingThatItsUserMayChangeButAnEmptyFolder() throws IOException {
        List<String> copied = Files.readString(DOCKERFILE)
                .lines()
                .filter(line -> line.startsWith("COPY --"))
                .toList();

        assertThat(copied).hasSize(5);
        assertThat(copied.subList(0, 4)).allSatisfy(line -> assertThat(line).contains("--chown=0:0 --chmod=0"));
        assertThat(copied.get(4)).endsWith(" /build/parts/state /var/lib/aftershock");
        assertThat(Files.readString(DOCKERFILE).strip()).endsWith("\nUSER 9999:9999");
    }

    @Test
    void hadolintHasNothingToSay() {
        Path hadolint;
        try {
            hadolint = new ToolScript("hadolint-path", HadolintMissing::new).find();
        } catch (HadolintMissing missing) {
            // On a laptop it is skipped; where the environment says CI=true it fails.
            assumeTrue("true".equals(System.getenv("CI")), missing.getMessage());
            throw missing;
        }

        Command lint = Command.run(List.of(hadolint.toString(), "--no-color", DOCKERFILE.toString()), Map.of());

        assertThat(lint).isEqualTo(new Command(0, ""));
    }

    /** With the class path of this test in the place of the jar. */
    @Test
    void startsTheVerbs() throws IOException {
        Files.createDirectory(flink.resolve("lib"));

        Command checks = Command.run(
                List.of(PROJECT.resolve("deploy/image/aftershock").toString(), "checks"),
                Map.of(
                        "AFTERSHOCK_JAR",
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "FLINK_HOME", flink.toString(),
                        "AFTERSHOCK_JAVA_OPTS", "-Xmx64m"));

        assertThat(checks.exitCode()).as(checks.output()).isZero();
        assertThat(checks.output()).contains("META_006");
    }

    private static String version() throws IOException {
        return found("<artifactId>aftershock</artifactId>\\s*<version>([^<]+)</version>");
    }

    private static String property(String name) throws IOException {
        return found("<" + Pattern.quote(name) + ">([^<]+)<");
    }

    private static String found(String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(PROJECT.resolve("pom.xml")));
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
