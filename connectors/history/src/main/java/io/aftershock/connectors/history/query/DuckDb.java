package io.aftershock.connectors.history.query;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Opens a DuckDB in memory that knows its limits and fetches nothing from anywhere. */
final class DuckDb {

    private static final String DRIVER = "org.duckdb.DuckDBDriver";

    /** Off the JVM's heap; what does not fit goes to the temporary folder. */
    private static final String MEMORY = "512MB";

    private static final String SPILL = "2GB";
    private static final int MOST_THREADS = 4;

    private DuckDb() {}

    static Connection open(Path temporary) {
        Properties limits = new Properties();
        limits.setProperty("memory_limit", MEMORY);
        limits.setProperty("temp_directory", temporary.resolve("spilled").toString());
        limits.setProperty("max_temp_directory_size", SPILL);
        limits.setProperty(
                "threads",
                Integer.toString(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())));
        // No extension is downloaded, nor taken from somebody's home folder.
        limits.setProperty("autoinstall_known_extensions", "false");
        limits.setProperty("autoload_known_extensions", "false");
        limits.setProperty(
                "extension_directory", temporary.resolve("no-extensions").toString());
        limits.setProperty("allow_community_extensions", "false");
        try {
            Class.forName(DRIVER);
            Connection connection = DriverManager.getConnection("jdbc:duckdb:", limits);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set TimeZone = 'UTC'");
            }
            return connection;
        } catch (ClassNotFoundException e) {
            throw new DuckDbMissing(e);
        } catch (SQLException e) {
            throw new QueryException(e);
        }
    }
}
