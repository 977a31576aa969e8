package io.aftershock.simulator.truth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftershock.simulator.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened, and what a perfect monitor says of it.
 *
 * @param calls by {@code CLUSTER/ACCOUNT} how many calls were answered
 */
public record Truth(
        long startMillis,
        long endMillis,
        List<Event> events,
        List<ExpectedBreach> breaches,
        List<TrueElection> elections,
        Map<String, Long> calls) {

    public Truth {
        events = List.copyOf(events);
        breaches = List.copyOf(breaches);
        elections = List.copyOf(elections);
        calls = Map.copyOf(calls);
    }

    /** One JSON object a line, in the order of time: what happened, and with {@code event} {@code expect} what has to be found. */
    public List<String> lines() {
        List<ObjectNode> lines = new ArrayList<>();
        events.forEach(event -> lines.add(line(event)));
        breaches.forEach(breach -> lines.add(line(breach)));
        elections.forEach(election -> lines.add(line(election)));
        lines.sort(Comparator.comparingLong(line -> line.path("ts").asLong()));
        return lines.stream()
                .map(line -> new String(Json.bytes(line), StandardCharsets.UTF_8))
                .toList();
    }

    private ObjectNode line(Event event) {
        ObjectNode line = line(event.atMillis(), event.name(), event.cluster());
        event.details().forEach(line::putPOJO);
        return line;
    }

    private ObjectNode line(ExpectedBreach breach) {
        Times times = breach.times();
        ObjectNode line = line(times.fromMillis(), "expect", breach.cluster()).put("check", breach.check());
        put(line, "account", breach.account());
        put(line, "node", breach.node());
        put(line, "fault_side", breach.side());
        put(line, "severity", breach.severity());
        put(line, "kind", breach.kind());
        line.put("true_ts", times.trueMillis())
                .put("open_by_ts", times.openByMillis())
                .put("until_ts", Math.min(times.untilMillis(), endMillis));
        if (times.closeByMillis() < endMillis) {
            line.put("close_by_ts", times.closeByMillis());
        }
        return line.put("certainty", breach.certainty().name().toLowerCase(Locale.ROOT));
    }

    private ObjectNode line(TrueElection election) {
        ObjectNode line = line(election.atMillis(), "expect_election", election.cluster())
                .put("leader", election.leader())
                .put("previous_leader", election.previousLeader())
                .put("cause", election.cause())
                .put("outage_ms", election.outageMillis());
        put(line, "kind", election.kind());
        return line;
    }

    private ObjectNode line(long atMillis, String event, String cluster) {
        return Json.object()
                .put("ts", atMillis)
                .put("t", (atMillis - startMillis) / 1_000.0)
                .put("event", event)
                .put("cluster", cluster);
    }

    private static void put(ObjectNode line, String field, @Nullable String value) {
        if (value != null) {
            line.put(field, value);
        }
    }
}
