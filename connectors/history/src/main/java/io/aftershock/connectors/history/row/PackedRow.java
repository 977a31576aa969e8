package io.aftershock.connectors.history.row;

import io.aftershock.connectors.history.table.HistoryTable;

/**
 * A row as it travels and waits in the job: small, and of types that Flink knows.
 *
 * @param row Iceberg's own encoding, which names the schema that it was written with
 */
@SuppressWarnings("ArrayRecordComponent") // the array is never changed, and rows are not compared
public record PackedRow(HistoryTable table, byte[] row) {}
