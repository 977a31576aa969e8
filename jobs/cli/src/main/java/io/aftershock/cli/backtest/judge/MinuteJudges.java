package io.aftershock.cli.backtest.judge;

import io.aftershock.cli.backtest.compare.Trouble;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.check.MinuteRatios;
import io.aftershock.monitor.check.rule.PlannedWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges minutes of accounts by several settings, and keeps what they tell. */
final class MinuteJudges {

    private final List<Settings> settings;
    private final Map<String, List<PlannedWork.Done>> plannedWork;

    /** By account, a judge for each of the settings. */
    private final Map<Account, List<MinuteRatios>> judges = new HashMap<>();

    /** For each of the settings what it told, by id. */
    private final List<Map<String, Trouble>> told = new ArrayList<>();

    private long minutes;

    MinuteJudges(List<Settings> settings, Map<String, List<PlannedWork.Done>> plannedWork) {
        this.settings = settings;
        this.plannedWork = plannedWork;
        settings.forEach(any -> told.add(new HashMap<>()));
    }

    private record Account(String cluster, String account) {}

    void take(AccountMinute minute) {
        minutes++;
        judges.computeIfAbsent(new Account(minute.cluster, minute.account), this::judgesOf)
                .forEach(judge -> judge.take(minute.minuteMillis, minute.calls, minute.complete, minute.accountName));
    }

    private List<MinuteRatios> judgesOf(Account account) {
        List<PlannedWork.Done> work = plannedWork.getOrDefault(account.cluster(), List.of());
        List<MinuteRatios> all = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            Map<String, Trouble> heard = told.get(i);
            all.add(new MinuteRatios(
                    settings.get(i).policy(),
                    account.cluster(),
                    account.account(),
                    work,
                    breach -> heard.merge(
                            breach.id(), Trouble.ofBreach(List.of(breach)), (known, next) -> known.revised(next))));
        }
        return all;
    }

    /** How many minutes of accounts were judged. */
    long minutes() {
        return minutes;
    }

    /** What each of the settings told until a time. */
    List<List<Trouble>> troubles(long untilMillis) {
        judges.values().forEach(each -> each.forEach(judge -> judge.quietUntil(untilMillis)));
        return told.stream()
                .map(heard -> (List<Trouble>) new ArrayList<>(heard.values()))
                .toList();
    }
}
