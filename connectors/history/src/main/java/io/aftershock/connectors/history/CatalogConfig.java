package io.aftershock.connectors.history;

import java.io.Serializable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which catalog knows the tables, and where their files are.
 *
 * @param uri {@code jdbc:sqlite:FILE}, {@code jdbc:postgresql://HOST/DATABASE}, or the address of a REST catalog
 * @param warehouse the folder or {@code s3://BUCKET/PATH} of the files; null if a REST catalog knows
 * @param user to log in with; null for none
 * @param passwordFile a file that holds the password of the user, or the token of a REST catalog; null for none
 * @param s3 how to reach the object store; null if files are in a folder
 */
public record CatalogConfig(
        Type type,
        String uri,
        @Nullable String warehouse,
        @Nullable String user,
        @Nullable String passwordFile,
        @Nullable S3Config s3)
        implements Serializable {

    /** What speaks to the catalog. */
    public enum Type {
        JDBC,
        REST
    }

    /** The name under which a JDBC catalog lists the tables; other programs that open it have to use the same. */
    public static final String NAME = "aftershock";

    private static final String SQLITE = "jdbc:sqlite:";

    /** SQLite and files side by side in a folder. */
    public static CatalogConfig inFolder(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return new CatalogConfig(
                Type.JDBC,
                SQLITE + absolute.resolve("catalog.db"),
                absolute.resolve("warehouse").toString(),
                null,
                null,
                null);
    }

    /** The file of a SQLite catalog; null if it is another. */
    public @Nullable Path sqliteFile() {
        return uri.startsWith(SQLITE) ? Path.of(uri.substring(SQLITE.length())) : null;
    }
}
