package io.aftershock.monitor.check.stall;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.finding.Stall;
import io.aftershock.monitor.account.AccountNames;
import io.aftershock.monitor.check.rule.Assessment;
import io.aftershock.monitor.check.rule.PlannedWork;
import io.aftershock.monitor.check.rule.Verdict;
import io.aftershock.monitor.check.stall.StallRule.Fall;
import io.aftershock.monitor.check.stall.StallRule.Limits;
import io.aftershock.monitor.signal.Signal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a cluster and its accounts, and the stalls among them, as a stage keeps them.
 *
 * <p>While nothing hints at trouble nobody is judged, and then only those with calls enough to tell: a cluster may have a
 * hundred thousand accounts.
 */
public final class StallWatch {

    /** The key of the cluster as a whole; no account has an empty name. */
    private static final String CLUSTER = "";

    /** With fewer answers than this within the look-back none at all would prove nothing. */
    private static final int WATCHED_FROM = 20;

    /** In so many accounts answers have to stop before it is the cluster that stalls. */
    private static final int SEVERAL = 2;

    private static final long SLACK_MILLIS = 20_000;

    private final MapState<String, AnswerCounts> counts;
    private final MapState<String, Boolean> watched;
    private final MapState<String, RunningStall> running;
    private final MapState<String, Long> numbers;
    private final ValueState<Signs> signsState;
    private final AccountNames names;
    private long keepMillis;

    private StallWatch(RuntimeContext context, AccountNames names, long longestLookbackMillis) {
        counts = context.getMapState(
                new MapStateDescriptor<>("answers", Types.STRING, TypeInformation.of(AnswerCounts.class)));
        watched = context.getMapState(new MapStateDescriptor<>("stall-watched", Types.STRING, Types.BOOLEAN));
        running = context.getMapState(
                new MapStateDescriptor<>("stalls", Types.STRING, TypeInformation.of(RunningStall.class)));
        numbers = context.getMapState(new MapStateDescriptor<>("stall-numbers", Types.STRING, Types.LONG));
        signsState = context.getState(new ValueStateDescriptor<>("stall-signs", TypeInformation.of(Signs.class)));
        this.names = names;
        keepFor(longestLookbackMillis);
    }

    /** From now on looks back at most this long. */
    public void keepFor(long longestLookbackMillis) {
        this.keepMillis = longestLookbackMillis + SLACK_MILLIS;
    }

    /** The watch that a stage keeps by the key of its signals. */
    public static StallWatch of(RuntimeContext context, AccountNames names, long longestLookbackMillis) {
        return new StallWatch(context, names, longestLookbackMillis);
    }

    /** Which limits hold for an account; for the cluster if it is null. */
    public interface LimitsOf {
        Limits of(@Nullable String account, @Nullable String accountName);
    }

    /** What else is known of the cluster. */
    public record Known(List<PlannedWork.Done> plannedWork, boolean leaderless) {}

    /**
     * A verdict of one second.
     *
     * @param account null for the cluster as a whole
     * @param stall the stall, when it begins and when it is over; null between
     * @param over whether nothing follows
     */
    public record Judged(
            @Nullable String account,
            @Nullable String accountName,
            Assessment assessment,
            @Nullable Stall stall,
            long startMillis,
            boolean over) {

        private Judged withoutStall() {
            return new Judged(account, accountName, assessment, null, startMillis, over);
        }
    }

    /** Takes in what a signal says of answers, and of trouble. */
    public void take(Signal signal) throws Exception {
        ApiCall call = signal.call();
        if (signal.kind() == Signal.Kind.CALL && call != null) {
            if (!call.own()) {
                count(CLUSTER, call, signal.atMillis());
                if (count(call.account(), call, signal.atMillis()) % WATCHED_FROM == 0) {
                    watched.put(call.account(), true);
                }
            }
            return;
        }
        Signs signs = signs();
        if (signs.take(signal)) {
            signsState.update(signs);
        }
    }

    private int count(String key, ApiCall call, long atMillis) throws Exception {
        AnswerCounts known = counts(key);
        known.count(call, atMillis);
        counts.put(key, known);
        return known.total;
    }

    /** The verdicts on all that stalls, the cluster first. */
    public List<Judged> judge(Signal clock, Known known, LimitsOf limits) throws Exception {
        long now = clock.atMillis();
        Signs signs = signs();
        goOn(signs, now, known, limits);
        Set<String> found = new HashSet<>();
        if (signs.isAlive(now) && (known.leaderless() || signs.anyRecent(now))) {
            found.addAll(find(signs, now, now, known, limits));
        }
        // An election tells of what went before it, also if nobody polls.
        for (long electedMillis : signs.heard) {
            found.addAll(find(signs, electedMillis, now, known, limits));
        }
        if (!signs.heard.isEmpty()) {
            signs.heard.clear();
            signsState.update(signs);
        }
        SortedMap<String, RunningStall> all = running();
        List<String> concerned =
                all.keySet().stream().filter(key -> !key.equals(CLUSTER)).toList();
        List<Judged> judged = new ArrayList<>();
        for (Map.Entry<String, RunningStall> entry : all.entrySet()) {
            boolean isNew = found.contains(entry.getKey());
            boolean alive = isNew || signs.isAlive(now);
            StallWords.Known more = new StallWords.Known(known.plannedWork(), concerned, alive);
            Judged each = judged(entry.getKey(), entry.getValue(), signs, clock, more, limits);
            judged.add(each.over() || isNew ? each : each.withoutStall());
        }
        return judged;
    }

    /** Lets the stalls that are known go on by a second. */
    private void goOn(Signs signs, long now, Known known, LimitsOf limits) throws Exception {
        boolean trouble = known.leaderless() || signs.anySilent(now);
        for (Map.Entry<String, RunningStall> entry : running().entrySet()) {
            String key = entry.getKey();
            running.put(key, entry.getValue().next(counts(key), now, trouble, limits(limits, key)));
        }
    }

    /** Begins the stalls that can be told from clients that left; gives whose they are. */
    private Set<String> find(Signs signs, long atMillis, long now, Known known, LimitsOf limits) throws Exception {
        Set<String> found = new HashSet<>();
        TreeMap<String, Fall> fallen = new TreeMap<>();
        int stalled = 0;
        for (String account : keys(watched)) {
            if (running.contains(account)) {
                stalled++;
            } else {
                Fall fall = fall(account, signs, atMillis, limits);
                if (fall.verdict() == Verdict.TRUE) {
                    fallen.put(account, fall);
                }
            }
        }
        if (stalled + fallen.size() >= SEVERAL && !running.contains(CLUSTER)) {
            fallen.put(CLUSTER, fall(CLUSTER, signs, atMillis, limits));
        }
        for (Map.Entry<String, Fall> entry : fallen.entrySet()) {
            List<String> why = new ArrayList<>(signs.since(entry.getValue().sinceSecond() * 1_000, now));
            if (known.leaderless()) {
                why.add("nobody leads the meta group");
            }
            // With an election in mind the same silence may seem to have begun earlier.
            boolean told =
                    counts(entry.getKey()).isLeftOut(entry.getValue().sinceSecond(), Math.floorDiv(atMillis, 1_000));
            if (entry.getValue().verdict() == Verdict.TRUE && !why.isEmpty() && !told) {
                running.put(entry.getKey(), RunningStall.of(nextNumber(entry.getKey()), entry.getValue(), why));
                found.add(entry.getKey());
            }
        }
        return found;
    }

    private Fall fall(String key, Signs signs, long now, LimitsOf limits) throws Exception {
        return StallRule.judge(
                counts(key),
                Math.floorDiv(now, 1_000),
                Math.floorDiv(signs.firstMillis, 1_000) + 1,
                limits(limits, key));
    }

    private Judged judged(
            String key, RunningStall stall, Signs signs, Signal clock, StallWords.Known known, LimitsOf limitsOf)
            throws Exception {
        long now = clock.atMillis();
        String account = key.equals(CLUSTER) ? null : key;
        String name = account == null ? null : names.of(account);
        Limits limits = limitsOf.of(account, name);
        AnswerCounts answers = counts(key);
        boolean over = clock.kind() == Signal.Kind.END || stall.isOver(now, limits);
        StallWords.Whose whose = new StallWords.Whose(clock.cluster(), account, name);
        Assessment assessment = StallWords.of(stall, whose, answers, known, now, limits);
        Stall told = new Stall(
                "stall:" + encoded(clock.cluster()) + ":" + (account == null ? "" : encoded(account) + ":")
                        + stall.number(),
                clock.cluster(),
                account,
                stall.startMillis(),
                stall.endMillis(),
                stall.expected(now),
                stall.seen(answers, now),
                signs.electionsWithin(stall.startMillis(), stall.untilMillis(now)),
                stall.answers(),
                name,
                now);
        if (over) {
            answers.leaveOut(stall.startMillis(), stall.untilMillis(now));
            counts.put(key, answers);
            running.remove(key);
        }
        return new Judged(account, name, assessment, told, stall.startMillis(), over);
    }

    /** Forgets what no look-back reaches; seldom, since it looks at every account of the cluster. */
    public void sweep(long nowMillis) throws Exception {
        Signs signs = signs();
        signs.forgetBefore(nowMillis);
        signsState.update(signs);
        List<String> quiet = new ArrayList<>();
        for (Map.Entry<String, AnswerCounts> entry : counts.entries()) {
            RunningStall stall = running.get(entry.getKey());
            long keepFrom = nowMillis - keepMillis;
            AnswerCounts each = entry.getValue();
            if (each.forgetBefore(stall == null ? keepFrom : Math.min(keepFrom, stall.startMillis()))
                    && stall == null) {
                quiet.add(entry.getKey());
            }
            entry.setValue(each);
            if (each.total < WATCHED_FROM) {
                watched.remove(entry.getKey());
            }
        }
        for (String account : quiet) {
            counts.remove(account);
        }
    }

    private long nextNumber(String key) throws Exception {
        Long known = numbers.get(key);
        long number = known == null ? 1 : known + 1;
        numbers.put(key, number);
        return number;
    }

    private Signs signs() throws Exception {
        Signs known = signsState.value();
        return known == null ? new Signs() : known;
    }

    private AnswerCounts counts(String key) throws Exception {
        AnswerCounts known = counts.get(key);
        return known == null ? new AnswerCounts() : known;
    }

    private Limits limits(LimitsOf limits, String key) throws Exception {
        return key.equals(CLUSTER) ? limits.of(null, null) : limits.of(key, names.of(key));
    }

    private SortedMap<String, RunningStall> running() throws Exception {
        TreeMap<String, RunningStall> all = new TreeMap<>();
        for (Map.Entry<String, RunningStall> entry : running.entries()) {
            all.put(entry.getKey(), entry.getValue());
        }
        return all;
    }

    private static List<String> keys(MapState<String, ?> state) throws Exception {
        List<String> keys = new ArrayList<>();
        state.keys().forEach(keys::add);
        keys.sort(null);
        return keys;
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
