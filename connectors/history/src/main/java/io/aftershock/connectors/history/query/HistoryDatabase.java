package io.aftershock.connectors.history.query;

import io.aftershock.connectors.history.scan.LocalCopies;
import io.aftershock.connectors.history.scan.PlannedFiles;
import io.aftershock.connectors.history.scan.ScanPlan;
import io.aftershock.connectors.history.scan.TimeRange;
import io.aftershock.connectors.history.table.HistoryTable;
import io.aftershock.connectors.history.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database in memory whose tables are views of the history: it reads the files of the scan plans that it was given, and no
 * others.
 */
public final class HistoryDatabase implements AutoCloseable {

    private final Warehouse warehouse;
    private final Connection connection;
    private final LocalCopies files;

    private HistoryDatabase(Warehouse warehouse, Connection connection, LocalCopies files) {
        this.warehouse = warehouse;
        this.connection = connection;
        this.files = files;
    }

    public static HistoryDatabase over(Warehouse warehouse) {
        LocalCopies files = LocalCopies.inTemporaryFolder();
        try {
            return new HistoryDatabase(warehouse, DuckDb.open(files.folder()), files);
        } catch (RuntimeException problem) {
            files.close();
            throw problem;
        }
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    /** Makes the rows of a table of some time and clusters a view, named as the table. */
    public PlannedFiles show(HistoryTable table, TimeRange range, Collection<String> clusters) {
        return show(table, List.of(range), clusters);
    }

    /** The same of several times. */
    public PlannedFiles show(HistoryTable table, List<TimeRange> ranges, Collection<String> clusters) {
        PlannedFiles planned = ScanPlan.of(warehouse, table, ranges, clusters);
        List<Path> paths = files.of(planned);
        execute(ParquetView.sql(planned, paths, ranges, clusters));
        return planned;
    }

    /** Executes a statement that has no answer. */
    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new QueryException(e);
        }
    }

    /** The rows that answer a question; parameters stand where it has a question mark. */
    public <T> List<T> ask(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int place = 0; place < parameters.length; place++) {
                statement.setObject(place + 1, parameters[place]);
            }
            try (ResultSet answer = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (answer.next()) {
                    rows.add(reader.read(answer));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new QueryException(e);
        }
    }

    /** Makes a row of an answer what the program works with. */
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @Override
    public void close() {
        try (files;
                connection) {
            // Closed in this order: first the connection, then what it reads.
        } catch (SQLException e) {
            throw new QueryException(e);
        }
    }
}
