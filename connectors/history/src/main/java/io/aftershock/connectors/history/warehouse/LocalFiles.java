package io.aftershock.connectors.history.warehouse;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * The files of a warehouse that is a folder.
 *
 * <p>Not by Hadoop, as Iceberg has it by default: that leaves a checksum beside each file, looks for libraries of its own
 * when it starts, and complains when the job's classes are gone before the process is.
 */
public final class LocalFiles implements SupportsPrefixOperations {

    private static final long serialVersionUID = 1L;

    private static final String SCHEME = "file:";

    @Override
    public InputFile newInputFile(String path) {
        return org.apache.iceberg.Files.localInput(file(path));
    }

    @Override
    public OutputFile newOutputFile(String path) {
        return org.apache.iceberg.Files.localOutput(file(path));
    }

    @Override
    public void deleteFile(String path) {
        try {
            Files.delete(file(path).toPath());
        } catch (NoSuchFileException gone) {
            throw new NotFoundException(gone, "There is no file %s", path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Iterable<FileInfo> listPrefix(String prefix) {
        return paths(prefix).stream()
                .filter(Files::isRegularFile)
                .map(path -> new FileInfo(
                        path.toString(), path.toFile().length(), path.toFile().lastModified()))
                .toList();
    }

    @Override
    public void deletePrefix(String prefix) {
        paths(prefix).stream()
                .sorted(Comparator.reverseOrder())
                .map(Path::toFile)
                .forEach(File::delete);
    }

    private static List<Path> paths(String prefix) {
        Path folder = file(prefix).toPath();
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> below = Files.walk(folder)) {
            return below.toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Locations are paths, or {@code file:} before one. */
    private static File file(String location) {
        if (!location.startsWith(SCHEME)) {
            return new File(location);
        }
        String path = location.substring(SCHEME.length());
        return new File(path.startsWith("//") ? path.substring(2) : path);
    }
}
