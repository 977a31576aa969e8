package io.aftershock.cli.doctor.look;

import io.aftershock.cli.doctor.facts.AccountFacts;
import io.aftershock.cli.doctor.facts.ClusterFacts;
import io.aftershock.cli.doctor.facts.PollFacts;
import io.aftershock.cli.doctor.facts.StreamFacts;
import io.aftershock.connectors.jsz.config.SystemPolls;
import io.aftershock.monitor.config.ClusterConfig;
import io.aftershock.monitor.config.observatory.ObservatoriesConfig;
import io.aftershock.monitor.config.observatory.ObservatoryConfig;
import io.aftershock.monitor.config.observatory.ObservedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at all there is of one cluster: takes some 10 s, and longer only by what does not answer. */
public final class ClusterLook {

    private final ClusterConfig cluster;
    private final ObservatoriesConfig fleet;
    private final @Nullable ObservedCluster observed;

    public ClusterLook(ClusterConfig cluster, ObservatoriesConfig fleet) {
        this.cluster = cluster;
        this.fleet = fleet;
        this.observed = fleet.clusters().stream()
                .filter(each -> each.name().equals(cluster.name()))
                .findFirst()
                .orElse(null);
    }

    public ClusterFacts facts() throws InterruptedException {
        try (Connections connections = new Connections()) {
            List<StreamLook> looks = cluster.streams().stream()
                    .map(stream -> new StreamLook(stream, connections))
                    .toList();
            List<StreamFacts> streams = new ArrayList<>();
            for (int i = 0; i < looks.size(); i++) {
                streams.add(looks.get(i).facts(pins(cluster.streams().get(i).name())));
            }
            SystemPolls system =
                    cluster.polls() == null ? null : cluster.polls().system();
            List<String> known = observed == null ? List.of() : observed.nodeNames();
            PollLook polls = system == null ? null : new PollLook(system, known, connections);
            PollFacts answers = polls == null ? null : polls.facts();
            boolean asked = answers != null && answers.problem() == null;
            Map<String, AccountFacts> accounts = polls == null || !asked || looks.isEmpty()
                    ? Map.of()
                    : new AccountLook(polls, looks, cluster, connections, observed).facts();
            return new ClusterFacts(cluster.name(), observed, streams, answers, accounts);
        }
    }

    private @Nullable List<String> pins(String stream) {
        return observed == null
                ? null
                : fleet.observatories().stream()
                        .filter(each -> each.name().equals(stream))
                        .map((ObservatoryConfig each) -> each.pins(observed))
                        .findFirst()
                        .orElse(null);
    }
}
