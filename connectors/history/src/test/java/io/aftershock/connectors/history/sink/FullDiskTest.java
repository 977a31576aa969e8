package io.aftershock.connectors.history.sink;

import static io.aftershock.connectors.history.sink.Minutes.range;
import static io.aftershock.connectors.history.sink.Minutes.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import io.aftershock.connectors.history.warehouse.WarehouseProblems;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small file system of its own that is full. */
class FullDiskTest {

    @TempDir
    Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
        boolean needed = "true".equals(System.getenv("CI"));
        if (!needed) {
            assumeTrue(
                    mounted,
                    "No small disk could be mounted to fill it: that takes root on Linux, with the right to mount.");
        }
        assertThat(mounted)
                .as(
                        "no small disk could be mounted to fill it: run the tests as root on Linux, with the right to mount")
                .isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void saysThatTheDiskIsFullLeavesNothingBehindAndGoesOnWhenThereIsRoom() throws Exception {
        HistoryConfig config = Minutes.config(disk, 60, 1_000);
        SealedBatch batch = Minutes.batch("job.1", 2, "a", 10, 20);
        try (Appender appender = new Appender(config, Identity.here("job", 1))) {
            appender.append(Minutes.batch("job.1", 1, "a", 0, 10));
            Path filler = fill();
            List<Path> before = data();

            assertThatThrownBy(() -> appender.append(batch))
                    .satisfies(failed -> assertThat(WarehouseProblems.sentence(config.catalog(), failed))
                            .hasMessageContaining("cannot be written, since the disk is full: make room there"));
            assertThat(data()).isEqualTo(before);

            Files.delete(filler);
            appender.append(batch);
        }
        assertThat(stored(config)).isEqualTo(range(0, 20));
    }

    private Path fill() throws IOException {
        Path filler = disk.resolve("filler");
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    private List<Path> data() throws IOException {
        try (Warehouse warehouse = Warehouse.openExisting(Minutes.config(disk, 60, 1_000))) {
            Path folder = Path.of(warehouse.table(HistoryTable.API_MINUTES).location(), "data");
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(Files::isRegularFile).sorted().toList();
            }
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
