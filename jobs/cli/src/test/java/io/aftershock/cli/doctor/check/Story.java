package io.aftershock.cli.doctor.check;

import io.aftershock.cli.doctor.facts.AccountFacts;
import io.aftershock.cli.doctor.facts.ClusterFacts;
import io.aftershock.cli.doctor.facts.PollFacts;
import io.aftershock.cli.doctor.facts.StreamFacts;
import io.aftershock.cli.doctor.facts.StreamFacts.LeafLink;
import io.aftershock.monitor.config.observatory.ObservedCluster;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facts of a cluster with which all is well, and what differs from them. */
final class Story {

    private static final Set<String> ALL = Set.of("n1", "n2", "n3");

    private Story() {}

    static ClusterFacts well() {
        return new ClusterFacts(
                "east",
                observed(),
                List.of(stream("o1", "n1", "n2"), stream("o2", "n2", "n3")),
                polls(),
                Map.of("ACME", account()));
    }

    static ObservedCluster observed() {
        return new ObservedCluster(
                "east",
                Map.of("n1", "nats-leaf://n1:7422", "n2", "nats-leaf://n2:7422", "n3", "nats-leaf://n3:7422"),
                List.of("ACME"),
                false,
                "SYS",
                "MON",
                null);
    }

    static StreamFacts stream(String name, String... pins) {
        return stream(name, 1_000L, 1_000_000, List.of(pins), List.of(leaf(pins[0]), leaf(pins[1])));
    }

    static StreamFacts stream(
            String name, @Nullable Long ago, long newest, @Nullable List<String> pins, @Nullable List<LeafLink> leafs) {
        return new StreamFacts(name, "FLEET", true, null, true, 7, ago, 86_400_000, 1_000, newest, pins, leafs);
    }

    static StreamFacts keeping(long maxAgeMillis, long maxBytes) {
        return new StreamFacts("o1", "ADV", false, null, true, 7, 1_000L, maxAgeMillis, maxBytes, null, null, null);
    }

    static LeafLink leaf(String pin) {
        return leaf(pin, pin);
    }

    static LeafLink leaf(String pin, String server) {
        return new LeafLink("events/east/" + pin, server);
    }

    static PollFacts polls() {
        return polls(
                Map.of("JSZ", ALL, "RAFTZ", ALL, "HEALTHZ", ALL),
                Map.of("n1", ALL, "n2", ALL, "n3", ALL),
                Map.of("n1", 20L));
    }

    static PollFacts polls(
            Map<String, Set<String>> answered, Map<String, Set<String>> through, Map<String, Long> clocks) {
        return new PollFacts("by observatory", true, null, ALL, answered, through, clocks);
    }

    static AccountFacts account() {
        return account(5, 100, 5, 0, Set.of(), Set.of());
    }

    static AccountFacts account(
            long calls,
            long before,
            long stored,
            long heard,
            @Nullable Set<String> noExport,
            @Nullable Set<String> noImport) {
        return new AccountFacts(calls, before, Map.of("o1", stored, "o2", calls), calls, heard, noExport, noImport);
    }

    static ClusterFacts streams(StreamFacts... streams) {
        return new ClusterFacts("east", observed(), List.of(streams), polls(), Map.of());
    }

    static ClusterFacts polls(PollFacts polls) {
        return new ClusterFacts("east", observed(), List.of(stream("o1", "n1", "n2")), polls, Map.of());
    }

    static ClusterFacts account(String name, AccountFacts account) {
        return new ClusterFacts(
                "east",
                observed(),
                List.of(stream("o1", "n1", "n2"), stream("o2", "n2", "n3")),
                polls(),
                Map.of(name, account));
    }
}
