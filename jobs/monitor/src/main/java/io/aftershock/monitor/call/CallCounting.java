package io.aftershock.monitor.call;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.api.RequestKey;
import io.aftershock.monitor.signal.Signal;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Says of each answer what it changes in the number of calls, and passes all signals on.
 *
 * <p>A group without a leader answers one request from each of its members. All that count calls behind this stage take
 * its word, so that windows, checks and correlations agree.
 */
public final class CallCounting extends KeyedProcessFunction<String, Signal, Signal> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<RecentAnswers> answersState;
    private transient CallMoves moves;

    @Override
    public void open(OpenContext context) {
        answersState = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("recent-answers", TypeInformation.of(RecentAnswers.class)));
        moves = new CallMoves();
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<Signal> out) throws IOException {
        ApiCall call = signal.call();
        if (call == null || signal.calls() == 0 || call.request() == RequestKey.UNKNOWN) {
            out.collect(signal);
            return;
        }
        RecentAnswers known = answersState.value();
        RecentAnswers answers = known == null ? new RecentAnswers() : known;
        moves.clear();
        boolean first = answers.add(call.request(), call.server(), signal.atMillis(), moves);
        answersState.update(answers);
        out.collect(first ? signal : signal.counting(0));
        moves.removed().forEach(at -> out.collect(signal.moved(at, -1)));
        moves.added().forEach(at -> out.collect(signal.moved(at, 1)));
    }
}
