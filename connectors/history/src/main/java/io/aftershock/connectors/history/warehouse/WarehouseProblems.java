package io.aftershock.connectors.history.warehouse;

import io.aftershock.connectors.history.CatalogConfig;
import java.util.regex.Pattern;

/** Says in a sentence why a warehouse cannot be opened or written. */
public final class WarehouseProblems {

    /** Of an object store: it is another one each time, and the same problem is to be the same sentence. */
    private static final Pattern REQUEST_ID = Pattern.compile(", (Extended )?Request ID: [^,)]*");

    private WarehouseProblems() {}

    public static WarehouseException sentence(CatalogConfig place, Throwable problem) {
        if (problem instanceof WarehouseException said) {
            return said;
        }
        String below = innermost(problem);
        return new WarehouseException("The history in " + place.uri() + " " + reason(place, below), problem);
    }

    private static String reason(CatalogConfig place, String below) {
        if (below.contains("SQLITE_NOTADB") || below.contains("SQLITE_CORRUPT")) {
            return "is damaged: its catalog is not a SQLite database (" + below
                    + "). Put back a copy, or move the folder away and history begins anew.";
        }
        if (below.contains("SQLITE_BUSY") || below.contains("SQLITE_LOCKED")) {
            return "is locked by another program: end what has its catalog open for writing, and try again.";
        }
        if (below.contains("SQLITE_FULL") || below.contains("No space left on device")) {
            return "cannot be written, since the disk is full: make room there.";
        }
        if (below.contains("SQLITE_CANTOPEN")
                || below.contains("SQLITE_READONLY")
                || below.contains("Permission denied")) {
            return "cannot be written (" + below + "): see that the folder is there and may be written.";
        }
        if (below.contains("software/amazon/awssdk")) {
            return "needs the AWS SDK, which is not in Aftershock's jar: put iceberg-aws-bundle beside it, as docs/history.md says.";
        }
        return "cannot be used (" + below + "): see that the catalog"
                + (place.warehouse() == null ? "" : " and " + place.warehouse()) + " can be reached.";
    }

    /** The message of what happened first. */
    private static String innermost(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : REQUEST_ID.matcher(cause.getMessage()).replaceAll("");
    }
}
