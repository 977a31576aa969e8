package io.aftershock.cli.demo;

import io.aftershock.cli.stage.Told;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Holds what was found against what was done. */
final class Ledger {

    private final List<Entry> entries = new ArrayList<>();
    private final List<Predicate<Told>> explained = new ArrayList<>();
    private final List<Told> others = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    /** One line of the table. */
    private static final class Entry {
        final Act act;
        final Expected expected;
        final long deedMillis;

        @Nullable
        Told found;

        Entry(Act act, Expected expected, long deedMillis) {
            this.act = act;
            this.expected = expected;
            this.deedMillis = deedMillis;
        }

        boolean isDue(long nowMillis) {
            return found == null && nowMillis - deedMillis > expected.withinMillis();
        }
    }

    void begin(Act act, long nowMillis) {
        act.expected().forEach(expected -> entries.add(new Entry(act, expected, nowMillis)));
        explained.add(act.explains());
    }

    /** Takes a finding; returns how many seconds after the deed it came if it is one that was waited for, else null. */
    @Nullable
    Double take(Told told) {
        for (Entry entry : entries) {
            if (entry.found == null && entry.expected.matches().test(told)) {
                entry.found = told;
                known.add(told.text("id"));
                return (told.seenMillis() - entry.deedMillis) / 1_000.0;
            }
        }
        if (told.is("breach") && isExplained(told)) {
            known.add(told.text("id"));
        }
        // A verdict may come before the breach that it is about, so what is false is known only at the end.
        others.add(told);
        return null;
    }

    private List<Told> unexplained() {
        return others.stream().filter(told -> !isExplained(told)).toList();
    }

    /** Later revisions, and verdicts on what is known, belong to it. */
    private boolean isExplained(Told told) {
        return known.contains(told.text("id"))
                || (told.is("correlation") && known.stream().anyMatch(told.about()::contains))
                || explained.stream().anyMatch(each -> each.test(told));
    }

    /** Whether an act has to be waited for before the next may begin. */
    boolean isHeldUpBy(Act act, long nowMillis) {
        return entries.stream()
                .anyMatch(entry -> entry.act.equals(act)
                        && entry.expected.holdsUp()
                        && entry.found == null
                        && !entry.isDue(nowMillis));
    }

    boolean isWaiting(long nowMillis) {
        return entries.stream().anyMatch(entry -> entry.found == null && !entry.isDue(nowMillis));
    }

    boolean isClean() {
        return unexplained().isEmpty() && entries.stream().allMatch(entry -> entry.found != null);
    }

    /** The table at the end. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(row("what was done to the cluster", "what was found", "after"));
        lines.add(row("----------------------------", "--------------", "-----"));
        Act last = null;
        for (Entry entry : entries) {
            String done = entry.act.equals(last) ? "" : entry.act.title();
            last = entry.act;
            Told found = entry.found;
            lines.add(row(done, entry.expected.what(), found == null ? "MISSED" : seconds(found, entry)));
        }
        for (Told told : unexplained()) {
            lines.add(row("nothing that explains it", "FALSELY REPORTED: " + told.words(), ""));
        }
        return lines;
    }

    private static String seconds(Told found, Entry entry) {
        return String.format(Locale.ROOT, "%.1f s", (found.seenMillis() - entry.deedMillis) / 1_000.0);
    }

    private static String row(String done, String found, String after) {
        return String.format(Locale.ROOT, "%-44s  %-66s  %8s", done, found, after)
                .stripTrailing();
    }
}
