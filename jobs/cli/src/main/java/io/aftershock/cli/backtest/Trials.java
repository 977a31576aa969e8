package io.aftershock.cli.backtest;

import io.aftershock.cli.backtest.compare.Comparison.Judgement;
import io.aftershock.cli.backtest.compare.Curve;
import io.aftershock.cli.backtest.compare.Span;
import io.aftershock.cli.backtest.judge.Past;
import io.aftershock.cli.config.SettingsOptions;
import io.aftershock.monitor.MonitorTopology.Settings;
import io.aftershock.monitor.config.schema.Amount;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The values of a sweep with the settings that they make, and among them what is in force. */
record Trials(Sweep sweep, List<Trial> all) {

    /**
     * One value.
     *
     * @param value as one would write it
     */
    record Trial(String value, boolean inForce, Settings settings) {}

    Trials {
        all = List.copyOf(all);
    }

    /** Those of a sweep as it was written; what else {@code --set} says holds for all of them. */
    static Trials of(String text, int steps, SettingsOptions options, PrintWriter warnings) {
        String key = Sweep.keyOf(text, options.sets());
        List<String> ends = Sweep.ends(text);
        List<String> others = options.sets().stream()
                .filter(set -> !set.startsWith(key + "="))
                .toList();
        // What is wrong with the key is said as for any other.
        Settings lowest = options.settingsWith(and(others, key + "=" + ends.get(0)));
        Sweep sweep = Sweep.of(key, ends, steps);
        Settings now = options.settingsWith(others);
        Change.refuseOthers(now, lowest);
        String inForce = Amount.print(
                sweep.tunable().unit(),
                now.thresholds().value(sweep.check(), sweep.tunable().key(), "", null));
        boolean everywhere = key.startsWith("checks.");
        List<Trial> trials = new ArrayList<>();
        if (!everywhere || !sweep.values().contains(inForce)) {
            trials.add(new Trial(everywhere ? inForce : "as it is", true, now));
        }
        for (String value : sweep.values()) {
            Settings settings = options.settingsWith(and(others, key + "=" + value));
            trials.add(new Trial(value, everywhere && value.equals(inForce), settings));
        }
        if (everywhere) {
            trials.sort(Comparator.comparingDouble(trial -> trial.settings()
                    .thresholds()
                    .value(sweep.check(), sweep.tunable().key(), "", null)));
        }
        return new Trials(sweep, trials);
    }

    private static List<String> and(List<String> sets, String another) {
        List<String> all = new ArrayList<>(sets);
        all.add(another);
        return all;
    }

    /** The place of what is in force. */
    int inForce() {
        return IntStream.range(0, all.size())
                .filter(place -> all.get(place).inForce())
                .findFirst()
                .orElseThrow();
    }

    List<Settings> settings() {
        return all.stream().map(Trial::settings).toList();
    }

    /** What each of them came to. */
    Curve curve(Past past, Span span) {
        List<Curve.Point> points = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Trial trial = all.get(i);
            Judgement judgement = past.judgements().get(i);
            points.add(Curve.Point.of(
                    trial.value(), trial.inForce(), judgement, sweep.check().name(), span));
        }
        return new Curve(span, sweep.key(), points);
    }
}
