package io.aftershock.cli.rules;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.CommonOptions;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.config.SettingsOptions;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.life.EpisodeLife.Holds;
import io.aftershock.monitor.check.ratio.RatioLimits;
import io.aftershock.monitor.check.ratio.RatioRule;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code checks simulate}: how often each rule of the error ratio pages for nothing, and how soon it finds something. */
@Command(
        name = "simulate",
        description =
                "Simulates accounts whose calls fail by chance, and tells how often each rule of JETSTREAM_009 pages "
                        + "where the true ratio is below the threshold, and how soon where it is above. The rules are those that "
                        + "the job asks, with the thresholds that hold everywhere; the yardstick is a Bernoulli CUSUM made for "
                        + "the one ratio, which pages as often as wilson does at 95 %% of the threshold.",
        footer = {
            "",
            "Example:",
            "  aftershock checks simulate --months 5 --seed 7",
            "  aftershock checks simulate --set checks.JETSTREAM_009.confidence=99%% --format csv",
            "",
            "Exit codes: 0 done, 2 bad options or configuration, 130 interrupted."
        })
public final class SimulateCommand implements Callable<Integer> {

    private static final int[] RATES = {1, 10, 100};

    /** Shares of the threshold: of 1 % they are 0.2, 0.5, 0.8 and 0.95 %. */
    private static final double[] BELOW = {0.2, 0.5, 0.8, 0.95};

    /** Multiples of the threshold: of 1 % they are 2, 5 and 20 %. */
    private static final double[] ABOVE = {2, 5, 20};

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there for picocli to fill, and read by the error handler
    private CommonOptions common = new CommonOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--seed", paramLabel = "N", description = "Of the random numbers; default 1.", defaultValue = "1")
    private long seed;

    @Option(
            names = "--months",
            paramLabel = "N",
            description = "Account-months for each count of pages; default 10, which takes minutes.",
            defaultValue = "10")
    private int months;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Accounts for each time; default 200.",
            defaultValue = "200")
    private int runs;

    @Option(names = "--format", description = "text (default), json, one object a line, or csv.", defaultValue = "text")
    private OutcomeFormat format = OutcomeFormat.TEXT;

    @Override
    public Integer call() {
        if (months < 1 || runs < 1) {
            throw new CommandException(ExitCode.USAGE, "--months and --runs have to be at least 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Double> values =
                settings.settings(spec.commandLine().getErr()).thresholds().values(Check.JETSTREAM_009, "", null);
        List<Outcome> outcomes = outcomes(new Simulation(seed, months, runs), values);
        if (format == OutcomeFormat.TEXT) {
            OutcomeTables.lines(outcomes).forEach(out::println);
        } else {
            format.head().forEach(out::println);
            outcomes.forEach(outcome -> out.println(format.line(outcome)));
        }
        out.flush();
        return ExitCode.OK;
    }

    private List<Outcome> outcomes(Simulation simulation, Map<String, Double> values) {
        RatioLimits limits = RatioLimits.of(values);
        Holds holds = new Holds(millis(values, "hold"), millis(values, "clear"));
        List<Outcome> outcomes = new ArrayList<>();
        for (RatioRule rule : List.of(RatioRule.PLAIN, RatioRule.WILSON)) {
            for (int rate : RATES) {
                measure(outcomes, simulation, rule.label(), () -> new RuleChart(limits.by(rule), holds), rate, limits);
            }
        }
        for (int rate : RATES) {
            yardstick(outcomes, simulation, rate, limits);
        }
        return outcomes;
    }

    private void measure(
            List<Outcome> outcomes, Simulation simulation, String rule, Chart.Kind kind, int rate, RatioLimits limits) {
        for (double share : BELOW) {
            double ratio = limits.threshold() * share;
            outcomes.add(Outcome.ofPages(rule, rate, ratio, months, simulation.pages(kind, rate, ratio)));
        }
        for (double multiple : ABOVE) {
            double ratio = above(limits, multiple);
            outcomes.add(Outcome.ofDelays(rule, rate, ratio, simulation.delays(kind, rate, ratio)));
        }
        progress(rule, rate);
    }

    /** For each ratio the chart that is made for it. */
    private void yardstick(List<Outcome> outcomes, Simulation simulation, int rate, RatioLimits limits) {
        double threshold = limits.threshold();
        double nearly = threshold * BELOW[BELOW.length - 1];
        long pages = outcomes.stream()
                .filter(each -> each.rule().equals(RatioRule.WILSON.label())
                        && each.callsPerSecond() == rate
                        && each.ratio() == nearly)
                .mapToLong(each -> Objects.requireNonNull(each.pages()))
                .findFirst()
                .orElse(0);
        for (double multiple : ABOVE) {
            double sought = above(limits, multiple);
            double limit = Yardstick.limit(simulation, threshold, sought, rate, nearly, pages);
            Chart.Kind kind = () -> new CusumChart(threshold, sought, limit);
            String rule = String.format(Locale.ROOT, "cusum for %.0f%%", sought * 100);
            for (double share : BELOW) {
                outcomes.add(Outcome.ofPages(
                        rule, rate, threshold * share, months, simulation.pages(kind, rate, threshold * share)));
            }
            outcomes.add(Outcome.ofDelays("cusum", rate, sought, simulation.delays(kind, rate, sought)));
        }
        progress("cusum", rate);
    }

    private static double above(RatioLimits limits, double multiple) {
        return Math.min(0.999, limits.threshold() * multiple);
    }

    private static long millis(Map<String, Double> values, String key) {
        return Math.round(Objects.requireNonNull(values.get(key)) * 1_000);
    }

    @SuppressWarnings("SystemConsoleNull") // where a console is there without a terminal, a line too many does no harm
    private void progress(String rule, int rate) {
        if (System.console() != null) {
            spec.commandLine().getErr().println("simulated " + rule + " at " + rate + " calls a second");
            spec.commandLine().getErr().flush();
        }
    }
}
