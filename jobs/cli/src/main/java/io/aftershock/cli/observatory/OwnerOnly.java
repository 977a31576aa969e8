package io.aftershock.cli.observatory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Files and folders that nobody but their owner may open. */
final class OwnerOnly {

    private OwnerOnly() {}

    /** Writes a file; it is closed to others before the first byte is in it. */
    static void write(Path file, String text) throws IOException {
        folder(file.toAbsolutePath().getParent());
        if (!Files.exists(file)) {
            Files.createFile(file, permissions(file, "rw-------"));
        } else if (isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static void folder(@Nullable Path folder) throws IOException {
        if (folder != null && !Files.exists(folder)) {
            Files.createDirectories(folder, permissions(folder, "rwx------"));
        }
    }

    private static FileAttribute<?>[] permissions(Path place, String who) {
        return isPosix(place)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(who))}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
