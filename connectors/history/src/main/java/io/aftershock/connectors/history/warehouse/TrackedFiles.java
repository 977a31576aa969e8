package io.aftershock.connectors.history.warehouse;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers which files were begun, so that they can be removed if nobody comes to name them. */
final class TrackedFiles implements FileIO {

    private static final Logger LOG = LoggerFactory.getLogger(TrackedFiles.class);

    private final FileIO files;
    private final List<String> begun = new ArrayList<>();

    TrackedFiles(FileIO files) {
        this.files = files;
    }

    @Override
    public InputFile newInputFile(String path) {
        return files.newInputFile(path);
    }

    @Override
    public OutputFile newOutputFile(String path) {
        begun.add(path);
        return files.newOutputFile(path);
    }

    @Override
    public void deleteFile(String path) {
        files.deleteFile(path);
    }

    /** What cannot be removed is left to maintenance. */
    void discard() {
        for (String path : begun) {
            try {
                files.deleteFile(path);
            } catch (RuntimeException left) {
                LOG.debug("{} is left to maintenance", path, left);
            }
        }
        begun.clear();
    }
}
