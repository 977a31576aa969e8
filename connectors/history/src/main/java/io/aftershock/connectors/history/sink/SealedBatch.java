package io.aftershock.connectors.history.sink;

import io.aftershock.connectors.history.row.PackedRow;
import java.util.List;

/**
 * Rows that are written together, and known by their name: a second attempt finds out whether the first came through.
 *
 * @param writer who sealed it
 * @param number counts up with each batch of that writer
 * @param checkpoint may be written once this checkpoint is complete: then no restart makes its rows anew
 */
public record SealedBatch(String writer, long number, long checkpoint, List<PackedRow> rows) {

    @Override
    public String toString() {
        return "batch " + number + " of " + writer + " with " + rows.size() + " rows";
    }
}
