package io.aftershock.simulator.history;

import io.aftershock.simulator.engine.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Weeks of a fleet as its history would hold them; the same seed and end give the same rows. */
public final class SeededHistory {

    private final Plan plan;
    private final List<Trouble> troubles;
    private final List<Upset> upsets;
    private final List<Hole> holes;
    private final List<List<Habit>> habits;

    /** Of so many whole days before the day of {@code end}. */
    public SeededHistory(long seed, Instant end, int days, int clusters, int accounts) {
        plan = Plan.of(seed, end, days, clusters, accounts);
        Chapters chapters = new Chapters(plan);
        troubles = chapters.troubles();
        upsets = new Upheavals(plan).all();
        holes = chapters.holes();
        habits = IntStream.range(0, clusters)
                .mapToObj(cluster -> IntStream.range(0, accounts)
                        .mapToObj(account -> plan.habit(cluster, account))
                        .toList())
                .toList();
    }

    public int days() {
        return plan.days();
    }

    public List<String> clusters() {
        return plan.clusters();
    }

    public Instant start() {
        return Instant.ofEpochMilli(plan.startMillis());
    }

    public Instant end() {
        return Instant.ofEpochMilli(plan.endMillis());
    }

    /** The minutes of a day, by cluster and account; days may be told in any order, and side by side. */
    public void tellDay(int day, HistoryRows rows) {
        long from = plan.time(day, 0);
        long to = from + Chapters.DAY;
        Seeds chance = plan.seeds().within("day " + day);
        for (int cluster = 0; cluster < plan.clusters().size(); cluster++) {
            List<Hole> ofCluster = holesOf(cluster, from, to);
            for (int account = 0; account < plan.accounts(); account++) {
                new DayOfCalls(
                                plan.clusters().get(cluster),
                                habits.get(cluster).get(account),
                                troublesOf(cluster, account, from, to),
                                ofCluster,
                                chance,
                                rows)
                        .tell(from, FleetOfNames.hoursEast(cluster));
            }
        }
    }

    private List<Hole> holesOf(int cluster, long from, long to) {
        return holes.stream()
                .filter(hole -> hole.cluster() == cluster && hole.fromMillis() < to && hole.toMillis() > from)
                .toList();
    }

    private List<Trouble> troublesOf(int cluster, int account, long from, long to) {
        List<Trouble> found = new ArrayList<>();
        for (Trouble trouble : troubles) {
            addIf(trouble, cluster, account, from, to, found);
        }
        for (Upset upset : upsets) {
            for (Trouble trouble : upset.troubles()) {
                addIf(trouble, cluster, account, from, to, found);
            }
        }
        return found;
    }

    private static void addIf(Trouble trouble, int cluster, int account, long from, long to, List<Trouble> found) {
        if (trouble.cluster() == cluster
                && trouble.account() == account
                && trouble.fromMillis() < to
                && trouble.toMillis() > from) {
            found.add(trouble);
        }
    }

    /** What a monitor would have found; to be asked once all days have been told, from which its counts come. */
    public SeededFindings findings() {
        Found found = new Found();
        RatioFindings ratios = new RatioFindings(plan, habits, found);
        LeaderFindings leaders = new LeaderFindings(plan, habits, ratios, found);
        HoleFindings unseen = new HoleFindings(plan, habits, found);
        troubles.forEach(ratios::tellClientFault);
        upsets.forEach(leaders::tell);
        holes.forEach(unseen::tell);
        new FleetFindings(found).tellTheRelease();
        return found.byTime();
    }
}
