package io.aftershock.monitor.config.source;

import io.aftershock.monitor.config.read.Place;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the name of a file that has to be there; its content is looked at by nobody here. */
final class FileName {

    private FileName() {}

    /**
     * The absolute path; null if nothing is named, or if it cannot be read, which is a problem. What was written is not
     * repeated: where a file is missing, a secret may stand in its place.
     */
    static @Nullable String existing(Place place) {
        String written = place.text();
        if (written == null) {
            return null;
        }
        try {
            Path folder = place.origin().folder().toAbsolutePath();
            Path file = folder.resolve(written).normalize();
            String wrong = wrong(file, Path.of(written).isAbsolute() ? "" : " in " + folder.normalize());
            if (wrong.isEmpty()) {
                return file.toString();
            }
            place.refuse(wrong);
        } catch (InvalidPathException e) {
            place.refuse("is not a path");
        }
        return null;
    }

    private static String wrong(Path file, String place) {
        if (!Files.exists(file)) {
            return "names no file" + place + ", must be a path and not what is in the file";
        } else if (!Files.isRegularFile(file)) {
            return "names a folder, must be the path of a file";
        }
        return Files.isReadable(file) ? "" : "names a file that this user may not read";
    }
}
