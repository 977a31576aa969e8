package io.aftershock.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureOutputTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"capture.ndjson", "capture.ndjson.gz"})
    void leavesWholeLinesAtEachMoment(String name) throws Exception {
        String file = folder.resolve(name).toString();
        List<Long> sizes = new ArrayList<>();
        try (CaptureOutput output = CaptureOutput.open(file, false)) {
            for (int i = 0; i < 5; i++) {
                output.write(("{\"ts\":" + i + "}").getBytes(StandardCharsets.UTF_8));
                output.flush();
                sizes.add(Files.size(Path.of(file)));
                assertThat(lines(file)).hasSize(i + 1).last().isEqualTo("{\"ts\":" + i + "}");
            }
            output.write("{\"ts\":5}".getBytes(StandardCharsets.UTF_8));
            assertThat(output.bytes()).isEqualTo(sizes.get(4));
        }
        assertThat(lines(file)).hasSize(6);
        assertThat(sizes).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void overwritesOnlyWhenTold() throws Exception {
        String file = Files.writeString(folder.resolve("old"), "{\"ts\":0}\n").toString();

        assertThatThrownBy(() -> CaptureOutput.open(file, false)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(lines(file)).containsExactly("{\"ts\":0}");
        CaptureOutput.open(file, true).close();
        assertThat(lines(file)).isEmpty();
    }

    @Test
    void saysWhichFileTheDiskTookNoMoreOf() throws Exception {
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full), "only Linux has a disk that is always full");
        CaptureOutput output = CaptureOutput.open(full.toString(), true);
        output.write("{\"ts\":0}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(output::close).hasMessage("capture /dev/full cannot be written: No space left on device");
    }

    private static List<String> lines(String file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (CaptureLines open = CaptureLines.open(file)) {
            for (byte[] line = open.next(); line != null; line = open.next()) {
                lines.add(new String(line, StandardCharsets.UTF_8));
            }
        }
        return lines;
    }
}
