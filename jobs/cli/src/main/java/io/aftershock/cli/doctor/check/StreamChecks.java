package io.aftershock.cli.doctor.check;

import io.aftershock.cli.doctor.facts.ClusterFacts;
import io.aftershock.cli.doctor.facts.StreamFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Whether streams are there, hold what happens, and hold the same. */
final class StreamChecks {

    /** Each server publishes STATSZ each 10 s, so an observatory hears something three times in this. */
    private static final long SILENCE_MILLIS = 30_000;

    /** Copies through a stalled server come that late. */
    private static final long APART_MILLIS = 30_000;

    /** The job begins this far back without state. */
    private static final long SHORTEST_MILLIS = 600_000;

    private StreamChecks() {}

    static List<Diagnosis> of(ClusterFacts facts) {
        List<Diagnosis> found = new ArrayList<>();
        if (facts.streams().isEmpty()) {
            found.add(new Diagnosis(
                    Level.WARNING,
                    facts.name(),
                    "stream",
                    "-",
                    "no stream is configured: no API error and no election is seen",
                    "name streams in source.streams, or observatories"));
        }
        facts.streams().forEach(stream -> found.addAll(of(facts, stream)));
        sameness(facts).ifPresent(found::add);
        return found;
    }

    private static List<Diagnosis> of(ClusterFacts facts, StreamFacts stream) {
        String problem = stream.problem();
        if (problem != null) {
            return List.of(diagnosis(
                    facts,
                    stream,
                    Level.CRITICAL,
                    "cannot be looked at: " + problem,
                    "see that " + stream.name() + " runs, and that urls, credentials and tls of it are right"));
        }
        if (!stream.found()) {
            return List.of(diagnosis(
                    facts,
                    stream,
                    Level.CRITICAL,
                    "has no stream " + stream.stream(),
                    "./aftershock observatory --config FILE --create-streams"));
        }
        List<Diagnosis> found = new ArrayList<>();
        found.add(flow(facts, stream));
        retention(facts, stream).ifPresent(found::add);
        return found;
    }

    private static Diagnosis flow(ClusterFacts facts, StreamFacts stream) {
        Long ago = stream.lastMillisAgo();
        String mend = "look at the leaf nodes below, and whether the subjects of the stream cover those of the cluster";
        if (ago == null) {
            Level level = stream.observatory() ? Level.CRITICAL : Level.WARNING;
            return diagnosis(facts, stream, level, "holds nothing of this cluster", mend);
        }
        String text = "holds %d messages, the newest stored %.1f s ago".formatted(stream.messages(), ago / 1000.0);
        return stream.observatory() && ago > SILENCE_MILLIS
                ? diagnosis(facts, stream, Level.CRITICAL, text + "; a live cluster says something each 10 s", mend)
                : Diagnosis.ok(facts.name(), "stream", stream.name(), text);
    }

    private static Optional<Diagnosis> retention(ClusterFacts facts, StreamFacts stream) {
        if (stream.maxAgeMillis() == 0 && stream.maxBytes() <= 0) {
            return Optional.of(diagnosis(
                    facts,
                    stream,
                    Level.WARNING,
                    "keeps everything until its disk is full",
                    "give " + stream.stream() + " a max_age and max_bytes, as the verb observatory writes them"));
        }
        if (stream.maxAgeMillis() > 0 && stream.maxAgeMillis() < SHORTEST_MILLIS) {
            return Optional.of(diagnosis(
                    facts,
                    stream,
                    Level.WARNING,
                    "keeps messages for %d s only; a job that is down for longer loses some"
                            .formatted(stream.maxAgeMillis() / 1000),
                    "give " + stream.stream() + " a max_age of at least 10 minutes"));
        }
        return Optional.empty();
    }

    private static Optional<Diagnosis> sameness(ClusterFacts facts) {
        List<StreamFacts> seen = facts.streams().stream()
                .filter(stream -> stream.observatory() && stream.newestAdvisoryMillis() != null)
                .sorted(Comparator.comparing(stream -> Objects.requireNonNull(stream.newestAdvisoryMillis())))
                .toList();
        if (seen.size() < 2) {
            return Optional.empty();
        }
        StreamFacts last = seen.get(0);
        StreamFacts first = seen.get(seen.size() - 1);
        long apart = Objects.requireNonNull(first.newestAdvisoryMillis())
                - Objects.requireNonNull(last.newestAdvisoryMillis());
        String names = first.name() + " and " + last.name();
        return Optional.of(
                apart <= APART_MILLIS
                        ? Diagnosis.ok(facts.name(), "stream", names, "hold the same newest advisories")
                        : diagnosis(
                                facts,
                                last,
                                Level.CRITICAL,
                                "its newest advisory is %d s older than that of %s"
                                        .formatted(apart / 1000, first.name()),
                                "look at its leaf nodes for events; restart " + last.name()));
    }

    private static Diagnosis diagnosis(ClusterFacts facts, StreamFacts stream, Level level, String text, String mend) {
        return new Diagnosis(level, facts.name(), "stream", stream.name(), text, mend);
    }
}
