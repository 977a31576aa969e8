package io.aftershock.connectors.history.warehouse;

import io.aftershock.connectors.history.CatalogConfig;
import io.aftershock.connectors.history.S3Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;
import org.jspecify.annotations.Nullable;

/** Reaches the catalog that a configuration names. */
final class Catalogs {

    /** For how long SQLite waits for another process that writes. */
    private static final String BUSY_MILLIS = "3000";

    private Catalogs() {}

    static Catalog open(CatalogConfig config) {
        String implementation = switch (config.type()) {
            case JDBC -> {
                JdbcDrivers.register();
                yield "org.apache.iceberg.jdbc.JdbcCatalog";
            }
            case REST -> "org.apache.iceberg.rest.RESTCatalog";
        };
        Map<String, String> properties = properties(config);
        if (!LocalFiles.class.getName().equals(properties.get(CatalogProperties.FILE_IO_IMPL))) {
            Leftovers.beginStatistics();
        }
        return CatalogUtil.loadCatalog(implementation, CatalogConfig.NAME, properties, new Configuration(false));
    }

    private static Map<String, String> properties(CatalogConfig config) {
        Map<String, String> properties = new HashMap<>();
        properties.put(CatalogProperties.URI, config.uri());
        put(properties, CatalogProperties.WAREHOUSE_LOCATION, config.warehouse());
        String password = read(config.passwordFile());
        switch (config.type()) {
            case JDBC -> {
                properties.put("jdbc.schema-version", "V1");
                properties.put(CatalogProperties.CLIENT_POOL_SIZE, "1");
                put(properties, "jdbc.user", config.user());
                put(properties, "jdbc.password", password);
                if (config.sqliteFile() != null) {
                    properties.put("jdbc.busy_timeout", BUSY_MILLIS);
                }
            }
            case REST -> put(properties, "token", password);
        }
        if (config.s3() != null) {
            properties.putAll(properties(config.s3()));
        } else if (config.type() == CatalogConfig.Type.JDBC || isFolder(config.warehouse())) {
            // A REST catalog that is not told knows the place of the files itself, and how to reach them.
            properties.put(CatalogProperties.FILE_IO_IMPL, LocalFiles.class.getName());
        }
        return properties;
    }

    private static boolean isFolder(@Nullable String warehouse) {
        return warehouse != null && (warehouse.startsWith("/") || warehouse.startsWith("file:"));
    }

    private static Map<String, String> properties(S3Config s3) {
        Map<String, String> properties = new HashMap<>();
        properties.put(CatalogProperties.FILE_IO_IMPL, "org.apache.iceberg.aws.s3.S3FileIO");
        put(properties, "s3.endpoint", s3.endpoint());
        put(properties, "client.region", s3.region());
        put(properties, "s3.access-key-id", read(s3.accessKeyFile()));
        put(properties, "s3.secret-access-key", read(s3.secretKeyFile()));
        properties.put("s3.path-style-access", Boolean.toString(s3.pathStyle()));
        return properties;
    }

    private static void put(Map<String, String> properties, String key, @Nullable String value) {
        if (value != null) {
            properties.put(key, value);
        }
    }

    private static @Nullable String read(@Nullable String file) {
        if (file == null) {
            return null;
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new WarehouseException(
                    "The secret of the history's catalog cannot be read from " + file
                            + ": see that the file is there and readable.",
                    unreadable);
        }
    }
}
