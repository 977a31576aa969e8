package io.aftershock.connectors.history.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.io.FileIO;

/**
 * Planned files as paths of this machine: those in a folder as they are, those of an object store as copies in a temporary
 * folder, which go when this is closed.
 *
 * <p>DuckDB reads object stores by an extension alone, and none is downloaded while the program runs. What it takes for a
 * pattern in a path, such as a bracket, is copied too.
 */
public final class LocalCopies implements AutoCloseable {

    private static final String FILE = "file:";
    private static final String PATTERN = "*?[]";

    private final Path folder;
    private int copies;

    private LocalCopies(Path folder) {
        this.folder = folder;
    }

    public static LocalCopies inTemporaryFolder() {
        try {
            return new LocalCopies(Files.createTempDirectory("aftershock-history-"));
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder can be made: " + e.getMessage(), e);
        }
    }

    /** A folder that is free for use until this is closed. */
    public Path folder() {
        return folder;
    }

    /** The paths of the files, in their order. */
    public List<Path> of(PlannedFiles planned) {
        return planned.files().stream().map(file -> local(file, planned.io())).toList();
    }

    private Path local(DataFile file, FileIO io) {
        String location = file.location();
        boolean isLocal = location.startsWith("/") || location.startsWith(FILE);
        if (isLocal && PATTERN.chars().noneMatch(sign -> location.indexOf(sign) >= 0)) {
            return path(location);
        }
        return copy(file, io);
    }

    private static Path path(String location) {
        return location.startsWith(FILE)
                ? Path.of(URI.create(location.replace(" ", "%20")).getPath())
                : Path.of(location);
    }

    private Path copy(DataFile file, FileIO io) {
        Path copy = folder.resolve("copy-" + copies++ + ".parquet");
        try (InputStream in = io.newInputFile(file.location()).newStream()) {
            Files.copy(in, copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "File " + file.location() + " of the history cannot be fetched: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Temporary folder " + folder + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
