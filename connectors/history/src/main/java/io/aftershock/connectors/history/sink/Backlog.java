package io.aftershock.connectors.history.sink;

import io.aftershock.connectors.history.row.PackedRow;
import io.aftershock.connectors.history.row.RowCodec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The rows that are not written yet: those that gather, and the batches that wait for their checkpoint or their turn. */
final class Backlog {

    private final int mostRows;
    private final Dropped dropped = new Dropped();
    private final RowCodec codec = new RowCodec();
    private final Deque<SealedBatch> sealed = new ArrayDeque<>();
    private List<PackedRow> gathering = new ArrayList<>();
    private long sealedRows;

    Backlog(int mostRows) {
        this.mostRows = mostRows;
    }

    /**
     * Takes a row, unless there are too many: then the counts of minutes are given up, which are most of the rows, and
     * what was given up is kept as a row of the coverage. Findings are few, and always taken.
     *
     * @return whether it was taken
     */
    boolean add(PackedRow row) {
        if (rows() >= mostRows && Dropped.mayDrop(row.table())) {
            dropped.add(codec.unpack(row));
            return false;
        }
        gathering.add(row);
        return true;
    }

    /** Makes a batch of what has gathered; nothing if there is none. */
    void seal(String writer, long number, long checkpoint) {
        dropped.takeRows().forEach(row -> gathering.add(codec.pack(row)));
        if (!gathering.isEmpty()) {
            restore(new SealedBatch(writer, number, checkpoint, gathering));
            gathering = new ArrayList<>();
        }
    }

    void restore(SealedBatch batch) {
        sealed.add(batch);
        sealedRows += batch.rows().size();
    }

    void forget(SealedBatch batch) {
        if (sealed.remove(batch)) {
            sealedRows -= batch.rows().size();
        }
    }

    List<PackedRow> gathering() {
        return gathering;
    }

    List<SealedBatch> sealed() {
        return List.copyOf(sealed);
    }

    long rows() {
        return sealedRows + gathering.size();
    }
}
