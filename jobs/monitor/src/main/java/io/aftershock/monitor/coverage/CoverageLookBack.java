package io.aftershock.monitor.coverage;

import io.aftershock.model.coverage.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What has been heard of the coverage of one cluster's recent past; a later word on a time replaces the first. */
public final class CoverageLookBack {

    /** Public for Flink's serializer. */
    public List<Coverage> words = new ArrayList<>();

    /** Takes in a word. */
    public void hear(Coverage word) {
        words.removeIf(known -> known.server().equals(word.server()) && known.fromMillis() == word.fromMillis());
        words.add(word);
    }

    /** Forgets what ended before a time. */
    public void forgetBefore(long millis) {
        words.removeIf(word -> word.toMillis() < millis);
    }

    /**
     * Up to when it is known what is missing, if what is stamped after {@code awaitedFromMillis} may still be on its way:
     * of a span that reaches beyond it nobody knows yet where in it the missing ones lie.
     */
    public long firmTo(long awaitedFromMillis, long longestMillis) {
        long firm = awaitedFromMillis;
        for (Coverage word : words) {
            if (word.missing() > 0
                    && word.toMillis() > awaitedFromMillis
                    && word.toMillis() - word.fromMillis() <= longestMillis) {
                firm = Math.min(firm, word.fromMillis());
            }
        }
        return firm;
    }

    /** What is missing of the times that touch {@code [fromMillis, toMillis)}, of words that concern all accounts. */
    public Shortfall shortfall(long fromMillis, long toMillis) {
        return shortfall(fromMillis, toMillis, word -> true);
    }

    /** The same of some words only. */
    public Shortfall shortfall(long fromMillis, long toMillis, Predicate<Coverage> wanted) {
        Map<String, Shortfall> byServer = new TreeMap<>();
        Map<String, Long> missing = new TreeMap<>();
        for (Coverage word : words) {
            if (word.concernsAll()
                    && word.toMillis() > fromMillis
                    && word.fromMillis() < toMillis
                    && wanted.test(word)) {
                byServer.merge(
                        word.server(),
                        new Shortfall(word.expected(), 0),
                        (one, other) -> one.plus(other.expected(), 0));
                missing.merge(word.server(), word.missing(), Long::sum);
            }
        }
        Shortfall all = Shortfall.NONE;
        for (Map.Entry<String, Shortfall> entry : byServer.entrySet()) {
            all = all.plus(entry.getValue().expected(), missing.getOrDefault(entry.getKey(), 0L));
        }
        return all;
    }
}
