package io.aftershock.connectors.history.maintain;

import io.aftershock.connectors.history.table.HistoryTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes files, and remembers which could not be deleted. */
final class FileDeletion {

    private static final Logger LOG = LoggerFactory.getLogger(FileDeletion.class);

    private final FileIO io;
    private final List<String> left = Collections.synchronizedList(new ArrayList<>());

    FileDeletion(FileIO io) {
        this.io = io;
    }

    /** A file that is gone already is as it should be. */
    void delete(String file) {
        try {
            io.deleteFile(file);
        } catch (NotFoundException gone) {
            LOG.debug("{} was gone already", file);
        } catch (RuntimeException problem) {
            LOG.warn("{} could not be deleted", file, problem);
            left.add(file);
        }
    }

    /** Fails if any file is left that should not be. */
    void check(HistoryTable table) {
        if (!left.isEmpty()) {
            throw new MaintenanceException(left.size() + " files of " + table.label()
                    + " that nothing needs could not be deleted, the first is " + left.get(0)
                    + ": see who owns them; the next run tries again.");
        }
    }
}
