package io.aftershock.connectors.history.sink;

import io.aftershock.connectors.history.HistoryConfig;
import io.aftershock.connectors.history.row.PackedRow;
import io.aftershock.connectors.history.warehouse.Leftovers;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers rows and has them written: a batch is sealed with a checkpoint, written when that is complete, and kept in state
 * until it is written.
 */
@SuppressWarnings("NullAway.Init") // Flink opens it before it gives it rows
final class HistoryOperator extends AbstractStreamOperator<Void>
        implements OneInputStreamOperator<PackedRow, Void>, BoundedOneInput {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(HistoryOperator.class);

    private final HistoryConfig history;

    private transient ListState<String> jobState;
    private transient ListState<PackedRow> gatheringState;
    private transient ListState<SealedBatch> sealedState;
    private transient Backlog backlog;
    private transient Identity own;
    private transient WriterThread writer;
    private transient Counter rows;
    private transient Counter dropped;
    private transient long nextBatch;
    private transient long lastSealMillis;
    private transient boolean dropping;
    private transient long submitted;

    HistoryOperator(HistoryConfig history) {
        this.history = history;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        jobState = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("job", Types.STRING));
        gatheringState = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("gathering", TypeInformation.of(PackedRow.class)));
        sealedState = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("sealed", TypeInformation.of(SealedBatch.class)));
        backlog = new Backlog(history.backlogRows());
        String job = UUID.randomUUID().toString();
        for (String known : jobState.get()) {
            job = known;
        }
        own = Identity.here(job, System.currentTimeMillis());
        for (SealedBatch batch : sealedState.get()) {
            backlog.restore(batch);
        }
        for (PackedRow row : gatheringState.get()) {
            backlog.add(row);
        }
    }

    @Override
    public void open() {
        rows = getMetricGroup().counter(HistoryMetric.ROWS.metricName());
        dropped = getMetricGroup().counter(HistoryMetric.DROPPED.metricName());
        Counter failures = getMetricGroup().counter(HistoryMetric.FAILURES.metricName());
        ClassLoader classes = getUserCodeClassloader();
        getRuntimeContext()
                .registerUserCodeClassLoaderReleaseHookIfAbsent("history's leftovers", () -> Leftovers.clear(classes));
        writer = new WriterThread(history, own, failures, classes);
        getMetricGroup().gauge(HistoryMetric.BACKLOG.metricName(), backlog::rows);
        getMetricGroup().gauge(HistoryMetric.BLOCKED.metricName(), () -> writer.problem() == null ? 0 : 1);
        lastSealMillis = System.currentTimeMillis();
        // The checkpoint that they were restored from is complete.
        backlog.sealed().forEach(writer::submit);
        writer.start();
    }

    @Override
    public void processElement(StreamRecord<PackedRow> element) {
        boolean taken = backlog.add(element.getValue());
        if (!taken) {
            dropped.inc();
        }
        if (!taken && !dropping) {
            LOG.error(
                    "{} rows wait to be written to history, as many as are allowed: from here on the counts of minutes are lost to it. {}",
                    backlog.rows(),
                    writer.problem());
        }
        dropping = !taken;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        forgetWritten();
        long now = System.currentTimeMillis();
        if (now - lastSealMillis >= history.commitSeconds() * 1_000L) {
            backlog.seal(own.writer(), nextBatch++, context.getCheckpointId());
            lastSealMillis = now;
        }
        jobState.update(List.of(own.job()));
        gatheringState.update(backlog.gathering());
        sealedState.update(backlog.sealed());
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        super.notifyCheckpointComplete(checkpoint);
        for (SealedBatch batch : backlog.sealed()) {
            if (batch.writer().equals(own.writer())) {
                submitOnce(batch, checkpoint);
            }
        }
    }

    private void submitOnce(SealedBatch batch, long checkpoint) {
        if (batch.checkpoint() <= checkpoint && batch.number() >= submitted) {
            writer.submit(batch);
            submitted = batch.number() + 1;
        }
    }

    private void forgetWritten() {
        SealedBatch batch;
        while ((batch = writer.pollWritten()) != null) {
            backlog.forget(batch);
            rows.inc(batch.rows().size());
        }
    }

    /** No row follows: what is not written yet is written now, and the job has not succeeded before. */
    @Override
    public void endInput() throws Exception {
        backlog.seal(own.writer(), nextBatch++, 0);
        writer.halt();
        forgetWritten();
        writer.finish(backlog.sealed());
        forgetWritten();
    }

    @Override
    public void close() throws Exception {
        if (writer != null) {
            writer.halt();
        }
        super.close();
    }
}
