package io.aftershock.monitor.check.election;

import io.aftershock.model.election.Election;
import io.aftershock.model.network.NetworkIncident;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** Which assets elected lately and what may be behind it, as a stage keeps it; accounts at rest cost nothing. */
public final class ElectionWatch {

    private final MapState<String, AssetElections> elections;

    /** Accounts with so many elections that there is something to judge, or a breach. */
    private final MapState<String, Boolean> restless;

    private final MapState<String, Upheaval> upheavals;

    private ElectionWatch(RuntimeContext context) {
        elections = context.getMapState(
                new MapStateDescriptor<>("asset-elections", Types.STRING, TypeInformation.of(AssetElections.class)));
        restless = context.getMapState(new MapStateDescriptor<>("restless", Types.STRING, Types.BOOLEAN));
        upheavals = context.getMapState(
                new MapStateDescriptor<>("upheavals", Types.STRING, TypeInformation.of(Upheaval.class)));
    }

    /** The elections that a stage keeps by the key of its signals. */
    public static ElectionWatch of(RuntimeContext context) {
        return new ElectionWatch(context);
    }

    /** Notes an election of a meta group. */
    public void takeMeta(Election election) throws Exception {
        note(Upheaval.of(election));
    }

    /** Notes an election of an account's asset; from more than {@code most} on there is something to judge. */
    public void take(String account, Election election, int most) throws Exception {
        AssetElection unplanned = AssetElection.of(election);
        if (unplanned != null) {
            AssetElections known = elections.get(account);
            AssetElections of = known == null ? new AssetElections() : known;
            of.add(unplanned);
            elections.put(account, of);
            if (of.elections.size() > most) {
                restless.put(account, true);
            }
        }
    }

    /** Notes the faults that go on. */
    public void take(Collection<NetworkIncident> incidents) throws Exception {
        for (NetworkIncident incident : incidents) {
            note(Upheaval.of(incident));
        }
    }

    private void note(@Nullable Upheaval upheaval) throws Exception {
        if (upheaval != null && !upheaval.equals(upheavals.get(upheaval.id()))) {
            upheavals.put(upheaval.id(), upheaval);
        }
    }

    /** Accounts of which there is something to judge, in order. */
    public List<String> restless() throws Exception {
        List<String> accounts = new ArrayList<>();
        restless.keys().forEach(accounts::add);
        accounts.sort(null);
        return accounts;
    }

    /** There is nothing more to tell of an account. */
    public void rest(String account) throws Exception {
        restless.remove(account);
    }

    /** The elections of an account. */
    public List<AssetElection> of(String account) throws Exception {
        AssetElections known = elections.get(account);
        return known == null ? List.of() : known.elections;
    }

    /** All that may be behind elections. */
    public List<Upheaval> upheavals() throws Exception {
        List<Upheaval> all = new ArrayList<>();
        upheavals.values().forEach(all::add);
        return all;
    }

    /** Forgets what lies before a time; seldom, since it looks at every account that elected. */
    public void forgetBefore(long millis) throws Exception {
        List<String> gone = new ArrayList<>();
        for (Map.Entry<String, AssetElections> entry : elections.entries()) {
            AssetElections of = entry.getValue();
            if (of.forgetBefore(millis)) {
                gone.add(entry.getKey());
            } else {
                entry.setValue(of);
            }
        }
        for (String account : gone) {
            elections.remove(account);
        }
        List<String> over = new ArrayList<>();
        for (Upheaval upheaval : upheavals.values()) {
            if (upheaval.toMillis() < millis) {
                over.add(upheaval.id());
            }
        }
        for (String id : over) {
            upheavals.remove(id);
        }
    }
}
