package io.aftershock.cli.chaos;

import io.aftershock.cli.chaos.Windows.Count;
import io.aftershock.cli.chaos.Windows.Key;
import io.aftershock.cli.chaos.Windows.Told;
import io.aftershock.cli.chaos.truth.Audit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Window by window: does the job say what the truth says, and if not, does it say that it does not know? */
final class Verdict {

    private final Map<Key, Count> truth;
    private final Map<Key, Told> told;
    private final Blindness blindness;
    final TreeSet<Key> windows = new TreeSet<>();
    final List<Key> wrong = new ArrayList<>();
    final List<Key> covered = new ArrayList<>();
    final List<Key> incomplete = new ArrayList<>();

    Verdict(Map<Key, Count> truth, Map<Key, Told> told, Blindness blindness) {
        this.truth = truth;
        this.told = told;
        this.blindness = blindness;
        windows.addAll(truth.keySet());
        windows.addAll(told.keySet());
        for (Key key : windows) {
            judge(key);
        }
    }

    private void judge(Key key) {
        // A window of nothing is not printed, so that it cannot be called incomplete.
        boolean complete = told.containsKey(key) && told(key).complete();
        if (!complete) {
            incomplete.add(key);
        }
        if (!told(key).count().equals(truth(key))) {
            (complete || !blindness.covers(key) ? wrong : covered).add(key);
        }
    }

    /** Whether more waiting changes nothing: what is still wrong was told as complete. */
    boolean isSaid() {
        return wrong.stream().allMatch(key -> told.containsKey(key) && told(key).complete());
    }

    private Count truth(Key key) {
        return truth.getOrDefault(key, Count.NONE);
    }

    private Told told(Key key) {
        return told.getOrDefault(key, Told.NOTHING);
    }

    /** Of the windows that end in a round: how many there are, how many are equal, how many incomplete. */
    String ofRound(Round round) {
        List<Key> ending =
                windows.stream().filter(key -> round.contains(key.endMillis())).toList();
        long unequal = ending.stream()
                .filter(key -> wrong.contains(key) || covered.contains(key))
                .count();
        long unsure = ending.stream().filter(incomplete::contains).count();
        return "%4d windows  %4d equal  %3d incomplete".formatted(ending.size(), ending.size() - unequal, unsure);
    }

    /** For a person who has to find out why: what the window should hold, and where each of it has been stored. */
    String explain(Key key, List<Audit> audits, List<Map<String, Audit>> stored) {
        String all = audits.stream()
                .filter(key::contains)
                .filter(audit -> !audit.own())
                .filter(audit -> stored.stream().anyMatch(each -> !each.containsKey(audit.id())))
                .map(audit -> "    " + audit.id() + " " + Instant.ofEpochMilli(audit.atMillis()) + " by "
                        + audit.server()
                        + " for " + audit.client() + " " + audit.subject() + " " + audit.errorCode() + ", stored by "
                        + holders(audit, stored))
                .collect(Collectors.joining("\n"));
        String unseen = stored.stream()
                .flatMap(each -> each.values().stream())
                .filter(key::contains)
                .filter(audit -> !audit.own() && !audits.contains(audit))
                .map(audit -> "    stored, but not seen: " + audit)
                .distinct()
                .collect(Collectors.joining("\n"));
        return "%s of %s: truth %s, job %s; of its audits these are not in both observatories:\n%s\n%s"
                .formatted(Instant.ofEpochMilli(key.endMillis()), key.account(), truth(key), told(key), all, unseen);
    }

    private static String holders(Audit audit, List<Map<String, Audit>> stored) {
        List<String> holders = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            if (stored.get(i).containsKey(audit.id())) {
                holders.add("observatory-" + (i + 1));
            }
        }
        return holders.isEmpty() ? "none" : String.join(", ", holders);
    }
}
