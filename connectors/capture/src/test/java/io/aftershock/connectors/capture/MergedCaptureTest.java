package io.aftershock.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.model.telemetry.TelemetryRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedCaptureTest {

    @TempDir
    private Path folder;

    @Test
    void mergesFilesByReceiptThenByBytesWhicheverIsNamedFirst() throws IOException {
        CaptureFile one = file("one", row(1, "b"), row(5, "x"), row(9, "z"));
        CaptureFile two = file("two", row(1, "a"), row(5, "w"), row(7, "y"));

        List<String> merged = List.of("1 two a", "1 one b", "5 two w", "5 one x", "7 two y", "9 one z");
        assertThat(read(one, two)).isEqualTo(merged);
        assertThat(read(two, one)).isEqualTo(merged);
    }

    @Test
    void readsGzipWhateverTheFileIsCalled() throws IOException {
        Path path = folder.resolve("capture.txt");
        Files.write(path, gzip(row(1, "a") + "\n" + row(2, "b") + "\n"));

        assertThat(read(new CaptureFile("east", path.toString()))).containsExactly("1 east a", "2 east b");
    }

    @Test
    void believesTheClusterOfARowMoreThanThatOfItsFile() throws IOException {
        CaptureFile file = file("east", "{\"ts\":1,\"cluster\":\"west\",\"subject\":\"a\"}", row(2, "b"));

        assertThat(read(file)).containsExactly("1 west a", "2 east b");
    }

    @Test
    void skipsBlankLinesAndNeedsNoLastLineEnd() throws IOException {
        CaptureFile file = file("east", "", row(1, "a") + "\r", " \t\r", row(2, "b"));

        assertThat(read(file)).containsExactly("1 east a", "2 east b");
    }

    @Test
    void keepsTheLineThatIsNoRowWhereItStands() throws IOException {
        CaptureFile file = file("east", row(1, "a"), "", "SECRET", row(2, "b"));

        assertThat(read(file)).containsExactly("1 east a", "UNREADABLE east.ndjson:3 not JSON (6 bytes)", "2 east b");
    }

    @Test
    void readsALineLongerThanItsBuffer() throws IOException {
        String subject = "s".repeat(1_000_000);

        assertThat(read(file("east", row(1, subject), row(2, "b")))).containsExactly("1 east " + subject, "2 east b");
    }

    @Test
    void saysAfterWhichLineACopyWasCutShort() throws IOException {
        byte[] whole = gzip((row(1, "a") + "\n").repeat(100_000));
        Path path = folder.resolve("cut.ndjson.gz");
        Files.write(path, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> read(new CaptureFile("east", path.toString())))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("capture .*cut.ndjson.gz cannot be read on after line \\d+: "
                        + "Unexpected end of ZLIB input stream; was the copy cut short\\?");
    }

    @Test
    void hasNothingToSayOfAnEmptyFile() throws IOException {
        assertThat(read(file("east"))).isEmpty();
    }

    private static List<String> read(CaptureFile... files) throws IOException {
        List<String> rows = new ArrayList<>();
        try (MergedCapture merged = MergedCapture.open(List.of(files))) {
            for (TelemetryRow row = merged.next(); row != null; row = merged.next()) {
                rows.add(
                        row.kind() == TelemetryRow.Kind.UNREADABLE
                                ? "UNREADABLE " + row.subject() + " " + row.node()
                                : row.receivedMillis() + " " + row.cluster() + " " + row.subject());
            }
        }
        return rows;
    }

    private CaptureFile file(String cluster, String... lines) throws IOException {
        Path path = folder.resolve(cluster + ".ndjson");
        Files.writeString(path, String.join("\n", lines));
        return new CaptureFile(cluster, path.toString());
    }

    private static String row(long ts, String subject) {
        return "{\"ts\":" + ts + ",\"subject\":\"" + subject + "\",\"data\":{}}";
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
