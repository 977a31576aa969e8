package io.aftershock.monitor.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.capture.CaptureOutput;
import io.aftershock.connectors.capture.CaptureRowWriter;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.replay.CaptureReplay;
import io.aftershock.monitor.replay.Captures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Captures of real clusters, redacted: they tell the same, and hold nothing of what they shall not. */
class RedactedCaptureTest {

    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

    private static final Pattern NAME_OF_A_FIELD = Pattern.compile("\\\\?\"([A-Za-z_]+)\\\\?\":");

    /** Fields of which nothing may be left, of all that the captures hold. */
    private static final List<String> NEVER = List.of(
            "request",
            "description",
            "host",
            "user",
            "name_tag",
            "nonce",
            "tags",
            "jwt",
            "issuer_key",
            "metadata",
            "subjects",
            "filter_subject",
            "store_dir",
            "reason");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void tellsTheSame(Captures capture) throws Exception {
        assertThat(CaptureReplay.of(List.of(redacted(capture)), 1).json())
                .containsExactlyElementsOf(CaptureReplay.of(capture).json());
    }

    @ParameterizedTest
    @EnumSource
    void holdsNoAddressNoBodyAndNobodysName(Captures capture) throws Exception {
        String before = text(Path.of(capture.file().path()));
        String after = text(Path.of(redacted(capture).path()));

        assertThat(ADDRESS.matcher(before).find()).isTrue();
        assertThat(ADDRESS.matcher(after).results().map(MatchResult::group)).isEmpty();
        assertThat(fields(before)).contains("request", "host", "user", "description", "subjects");
        assertThat(fields(after)).contains("err_code", "client", "acc").doesNotContainAnyElementsOf(NEVER);
        assertThat(after.length()).isLessThan(before.length());
    }

    private CaptureFile redacted(Captures capture) throws IOException {
        Path path = folder.resolve("redacted.ndjson.gz");
        RowRedaction redaction = new RowRedaction();
        CaptureRowWriter writer = new CaptureRowWriter();
        try (CaptureOutput output = CaptureOutput.open(path.toString(), true)) {
            io.aftershock.connectors.capture.Captures.forEachRow(
                    List.of(capture.file()), row -> write(writer, output, redaction.redacted(row)));
        }
        return new CaptureFile("another", path.toString());
    }

    private static void write(CaptureRowWriter writer, CaptureOutput output, TelemetryRow row) {
        try {
            output.write(writer.line(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TreeSet<String> fields(String capture) {
        TreeSet<String> fields = new TreeSet<>();
        NAME_OF_A_FIELD.matcher(capture).results().forEach(found -> fields.add(found.group(1)));
        return fields;
    }

    private static String text(Path path) throws IOException {
        StringBuilder text = new StringBuilder();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8));
                Stream<String> lines = reader.lines()) {
            lines.forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
