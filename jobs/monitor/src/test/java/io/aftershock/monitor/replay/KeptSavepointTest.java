package io.aftershock.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who upgrades goes on from what an earlier release left: a savepoint of each is kept, and what that release told before it.
 *
 * <p>That of a release is made by it, before it is tagged: {@code -Dtest=KeptSavepointTest -Daftershock.savepoint.keep=0.1.0}.
 */
class KeptSavepointTest {

    private static final Captures CAPTURE = Captures.LEADER_FLAPS;
    private static final Path KEPT = Path.of("src/test/resources/savepoints");

    /** The quorum is lost, breaches are open, and an election waits for its cause. */
    private static final double SECONDS = 165;

    @TempDir
    private Path folder;

    @BeforeAll
    static void keepOneMoreIfAsked(@TempDir Path folder) throws Exception {
        String release = System.getProperty("aftershock.savepoint.keep");
        if (release != null) {
            keep(release, folder);
        }
    }

    static Stream<String> releases() throws IOException {
        try (Stream<Path> folders = Files.list(KEPT)) {
            return folders
                    .filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void goesOnFromTheSavepointOfARelease(String release) throws Exception {
        Path kept = KEPT.resolve(release);
        Replayed whole = CaptureReplay.of(CAPTURE);

        Replayed after = replay().from(unpacked(kept, folder).toUri().toString(), 2);

        List<JsonNode> told = Stream.concat(before(kept).stream(), after.json().stream())
                .map(Replayed::tree)
                .toList();
        // What is counted is what it is; the words and the verdicts of a newer version may be others.
        assertThat(windows(told))
                .isEqualTo(windows(whole.json().stream().map(Replayed::tree).toList()));
        assertThat(openedTwice(told))
                .as("a breach that was open at the savepoint is not opened again")
                .isEmpty();
    }

    @Test
    void hasOneOfThisVersion() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + 9, pom.indexOf("</version>"));

        assertThat(releases()).contains(version);
    }

    private static void keep(String release, Path folder) throws Exception {
        Path kept = KEPT.resolve(release);
        InterruptedReplay.Stopped stopped =
                new InterruptedReplay(CAPTURE, folder).stopAfter(CAPTURE.rowsBefore(SECONDS), 2);
        pack(Path.of(URI.create(stopped.savepoint())), kept);
        try (var told = new GZIPOutputStream(Files.newOutputStream(kept.resolve("told.ndjson.gz")))) {
            for (String line : stopped.told().json()) {
                told.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private InterruptedReplay replay() {
        return new InterruptedReplay(CAPTURE, folder);
    }

    private static List<String> before(Path kept) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(kept.resolve("told.ndjson.gz"))), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /** Requests, errors, calls and failed calls by account and end of window. */
    private static Map<String, List<Long>> windows(List<JsonNode> told) {
        Map<String, List<Long>> windows = new TreeMap<>();
        for (JsonNode line : told) {
            if (line.path("record").asText().equals("error_ratio")) {
                String key = line.path("account").asText() + " "
                        + line.path("window_end").asText();
                List<Long> counts = Stream.of("requests", "errors", "calls", "failed_calls")
                        .map(count -> line.path(count).asLong())
                        .toList();
                assertThat(windows.put(key, counts)).as(key + " is told once").isNull();
            }
        }
        return windows;
    }

    private static List<String> openedTwice(List<JsonNode> told) {
        TreeSet<String> opened = new TreeSet<>();
        return told.stream()
                .filter(line -> line.path("record").asText().equals("breach")
                        && line.path("state").asText().equals("opened")
                        && line.path("revision").asLong() == 1)
                .map(line -> line.path("id").asText())
                .filter(id -> !opened.add(id))
                .toList();
    }

    /** A savepoint whose state is small is one file. */
    private static Path unpacked(Path kept, Path folder) throws IOException {
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(kept.resolve("_metadata.gz")))) {
            Files.copy(packed, folder.resolve("_metadata"));
        }
        return folder;
    }

    private static void pack(Path savepoint, Path kept) throws IOException {
        try (Stream<Path> files = Files.list(savepoint)) {
            assertThat(files).as("it is one file").hasSize(1);
        }
        Files.createDirectories(kept);
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(kept.resolve("_metadata.gz")))) {
            Files.copy(savepoint.resolve("_metadata"), packed);
        }
    }
}
