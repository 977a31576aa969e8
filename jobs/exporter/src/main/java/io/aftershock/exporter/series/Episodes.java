package io.aftershock.exporter.series;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Findings that have revisions: of each the last one, and whether it is open. One that is over is remembered for a while, so
 * that a line that comes again opens nothing anew.
 */
final class Episodes<T> {

    /** More than come again after any crash of the job. */
    private static final int REMEMBERED = 4_000;

    private final Map<String, Told<T>> told = new LinkedHashMap<>();

    /**
     * One episode.
     *
     * @param finding as it was told last; null if it is over
     */
    record Told<T>(
            long openedAtMillis, int revision, @Nullable T finding) {

        boolean isBefore(long otherOpenedAtMillis, int otherRevision) {
            return openedAtMillis == otherOpenedAtMillis
                    ? revision < otherRevision
                    : openedAtMillis < otherOpenedAtMillis;
        }
    }

    /** What is new about a revision. */
    enum News {
        /** Nothing: it, or a later one, was told before. */
        NONE,
        /** It is a later revision of an episode that is known. */
        CHANGED,
        /** The episode was not known. */
        BEGUN
    }

    /** Takes note of a revision; {@code finding} is null if it says that the episode is over. */
    News tell(String id, long openedAtMillis, int revision, @Nullable T finding) {
        Told<T> known = told.remove(id);
        if (known != null && !known.isBefore(openedAtMillis, revision)) {
            told.put(id, known);
            return News.NONE;
        }
        told.put(id, new Told<>(openedAtMillis, revision, finding));
        if (told.size() > REMEMBERED) {
            forgetOne();
        }
        return known == null || known.openedAtMillis() != openedAtMillis ? News.BEGUN : News.CHANGED;
    }

    /** The one that has been silent for longest of those that are over. */
    private void forgetOne() {
        told.entrySet().stream()
                .filter(each -> each.getValue().finding() == null)
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(told::remove);
    }

    /** The findings that are open. */
    List<T> open() {
        List<T> open = new ArrayList<>();
        for (Told<T> each : told.values()) {
            if (each.finding() != null) {
                open.add(each.finding());
            }
        }
        return open;
    }

    Map<String, Told<T>> all() {
        return told;
    }

    /** One that was known before a restart. */
    void restore(String id, Told<T> episode) {
        told.put(id, episode);
    }
}
