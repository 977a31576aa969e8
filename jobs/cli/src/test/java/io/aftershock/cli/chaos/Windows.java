package io.aftershock.cli.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.cli.chaos.truth.Audit;
import io.aftershock.monitor.publish.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The windows of the job beside those of the truth. */
final class Windows {

    static final Duration SIZE = Duration.ofSeconds(10);
    static final Duration SLIDE = Duration.ofSeconds(5);

    /** Longer than the longest fault and what it takes to heal: what a frozen or cut server has to say comes as late. */
    static final Duration ALLOWANCE = Duration.ofSeconds(20);

    private static final ObjectMapper JSON = new ObjectMapper();

    private Windows() {}

    /** Which window of which account. */
    record Key(long endMillis, String account) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byTime = Long.compare(endMillis, other.endMillis);
            return byTime != 0 ? byTime : account.compareTo(other.account);
        }

        boolean contains(Audit audit) {
            return audit.account().equals(account)
                    && audit.atMillis() < endMillis
                    && audit.atMillis() >= endMillis - SIZE.toMillis();
        }
    }

    /** What is counted in a window; an error is what the servers call one, whoever is to blame. */
    record Count(long requests, long errors) {

        static final Count NONE = new Count(0, 0);

        Count plus(Audit audit) {
            return new Count(requests + 1, errors + (audit.errorCode() == 0 ? 0 : 1));
        }
    }

    /** A window as the job told it. */
    record Told(Count count, boolean complete) {

        static final Told NOTHING = new Told(Count.NONE, true);
    }

    /** What the windows have to be: each audit once, in each window that holds its time. */
    static Map<Key, Count> of(Collection<Audit> audits) {
        Map<Key, Count> counts = new TreeMap<>();
        audits.stream()
                .filter(audit -> !audit.own())
                .forEach(audit -> ends(audit.atMillis())
                        .forEach(end -> counts.merge(
                                new Key(end, audit.account()),
                                Count.NONE.plus(audit),
                                (count, one) -> count.plus(audit))));
        return counts;
    }

    private static LongStream ends(long atMillis) {
        long slide = SLIDE.toMillis();
        return LongStream.iterate(
                (atMillis / slide + 1) * slide, end -> end <= atMillis + SIZE.toMillis(), end -> end + slide);
    }

    /** The windows that the job told; what it told again after a restart is to be the same, else it is a contradiction. */
    static Map<Key, Told> told(List<Line> lines, List<String> contradictions) {
        Map<Key, Told> told = new TreeMap<>();
        for (Line line : lines) {
            if (line.record().equals("error_ratio")) {
                JsonNode window = parse(line.json());
                long end = Instant.parse(window.path("window_end").asText()).toEpochMilli();
                Key key = new Key(end, line.account());
                Told now = new Told(
                        new Count(
                                window.path("requests").asLong(),
                                window.path("errors").asLong()),
                        window.path("complete").asBoolean());
                Told before = told.putIfAbsent(key, now);
                if (before != null && !before.equals(now)) {
                    contradictions.add(key + " was told as " + before + " and as " + now);
                }
            }
        }
        told.entrySet().removeIf(entry -> entry.getValue().count().equals(Count.NONE));
        return told;
    }

    /** Whether all windows that hold this audit have been told. */
    static boolean areTold(Audit last, List<Line> lines) {
        Set<Key> told = lines.stream()
                .filter(line -> line.record().equals("error_ratio"))
                .map(line -> new Key(line.orderMillis(), line.account()))
                .collect(Collectors.toSet());
        return ends(last.atMillis()).allMatch(end -> told.contains(new Key(end, last.account())));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
