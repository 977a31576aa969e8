package io.aftershock.monitor.check.client;

import io.aftershock.model.api.ApiCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Who was refused a consumer lately, as a stage keeps it: of accounts without a refusal nothing. */
public final class Races {

    private final MapState<String, Refusals> refusals;

    private Races(MapState<String, Refusals> refusals) {
        this.refusals = refusals;
    }

    /** The refusals that a stage keeps by the key of its signals. */
    public static Races of(RuntimeContext context) {
        return new Races(context.getMapState(
                new MapStateDescriptor<>("refusals", Types.STRING, TypeInformation.of(Refusals.class))));
    }

    /** Notes a call that failed. */
    public void take(String account, ApiCall call, long atMillis) throws Exception {
        Refusal refusal = Refusal.of(call, atMillis);
        if (refusal != null) {
            Refusals known = refusals.get(account);
            Refusals of = known == null ? new Refusals() : known;
            of.add(refusal);
            refusals.put(account, of);
        }
    }

    /** The refusals of an account. */
    public List<Refusal> of(String account) throws Exception {
        Refusals known = refusals.get(account);
        return known == null ? List.of() : known.last;
    }

    /** Forgets what lies before a time. */
    public void forgetBefore(long millis) throws Exception {
        List<String> gone = new ArrayList<>();
        for (Map.Entry<String, Refusals> entry : refusals.entries()) {
            Refusals of = entry.getValue();
            if (of.forgetBefore(millis)) {
                gone.add(entry.getKey());
            } else {
                entry.setValue(of);
            }
        }
        for (String account : gone) {
            refusals.remove(account);
        }
    }
}
