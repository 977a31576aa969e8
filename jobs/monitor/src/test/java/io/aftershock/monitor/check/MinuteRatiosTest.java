package io.aftershock.monitor.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.Severity;
import io.aftershock.monitor.check.MinuteRatios.Calls;
import io.aftershock.monitor.check.Thresholds.Setting;
import io.aftershock.monitor.check.rule.PlannedWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MinuteRatiosTest {

    private static final long MINUTE = MinuteRatios.MINUTE_MILLIS;
    private static final int STREAM_NOT_FOUND = 10_059;
    private static final int NO_LEADER = 10_008;

    private final List<Breach> told = new ArrayList<>();

    @Test
    void opensWhenTheMinuteIsOverAndClosesWhenItsLookBackIsWell() {
        MinuteRatios account = account(0.01, List.of());
        account.take(0, calls(1_000, 0, STREAM_NOT_FOUND), true, null);
        account.take(MINUTE, calls(950, 50, STREAM_NOT_FOUND), true, null);
        for (int minute = 2; minute < 5; minute++) {
            account.take(minute * MINUTE, calls(1_000, 0, STREAM_NOT_FOUND), true, null);
        }

        assertThat(told)
                .extracting(Breach::state)
                .containsExactly(BreachState.OPENED, BreachState.UPDATED, BreachState.CLOSED);
        assertThat(told).extracting(Breach::atMillis).containsExactly(2 * MINUTE, 3 * MINUTE, 4 * MINUTE);
        assertThat(told.get(0).value()).isEqualTo(0.05);
        assertThat(told)
                .allMatch(breach ->
                        breach.severity() == Severity.WARNING && breach.id().endsWith(":1"));
    }

    @Test
    void judgesWhatFailedWhileNobodyCallsAnyMore() {
        MinuteRatios account = account(0.01, List.of());
        account.take(0, calls(0, 500, NO_LEADER), true, "orders");
        account.quietUntil(60 * MINUTE);

        assertThat(told.get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(told.get(0).accountName()).isEqualTo("orders");
        assertThat(told.get(told.size() - 1).state()).isEqualTo(BreachState.CLOSED);
        assertThat(told.get(told.size() - 1).atMillis()).isLessThan(20 * MINUTE);
    }

    @Test
    void givesNoAllClearForAMinuteThatIsIncomplete() {
        MinuteRatios account = account(0.01, List.of());
        account.take(0, calls(500, 500, STREAM_NOT_FOUND), true, null);
        for (int minute = 1; minute < 30; minute++) {
            account.take(minute * MINUTE, calls(1_000, 0, STREAM_NOT_FOUND), false, null);
        }

        assertThat(told).noneMatch(breach -> breach.state() == BreachState.CLOSED);
    }

    @Test
    void takesWhatFailsInTheMinuteOfAStepDownForPlanned() {
        account(0.01, List.of(new PlannedWork.Done(30_000, null, ""))).take(0, calls(900, 100, NO_LEADER), true, null);
        account(0.01, List.of(new PlannedWork.Done(30_000, "another", "")))
                .take(0, calls(900, 100, NO_LEADER), true, null);

        assertThat(told).extracting(Breach::severity).containsExactly(Severity.INFO, Severity.CRITICAL);
    }

    @Test
    void holdsTheOverrideOfItsAccount() {
        Thresholds thresholds = new Thresholds(
                List.of(new Setting(Check.JETSTREAM_009, "threshold", 0.2, null, "c", "A", "overrides[0]")),
                Map.of(),
                "v");
        for (String name : List.of("A", "B")) {
            new MinuteRatios(new Policy(thresholds, List.of()), "c", name, List.of(), told::add)
                    .take(0, calls(900, 100, STREAM_NOT_FOUND), true, null);
        }

        assertThat(told).extracting(Breach::account).containsExactly("B");
    }

    @Test
    void breachesByNoHigherThresholdWhatALowerOneLetsPass() {
        for (int seed = 0; seed < 200; seed++) {
            boolean breached = true;
            for (double threshold : new double[] {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 0.9}) {
                told.clear();
                happen(new Random(seed), account(threshold, List.of()));
                boolean now = !told.isEmpty();

                assertThat(breached || !now)
                        .as("seed " + seed + ", threshold " + threshold)
                        .isTrue();
                breached = now;
            }
        }
    }

    /** An hour in which the ratio wanders, and some minutes are silent. */
    private static void happen(Random random, MinuteRatios account) {
        double ratio = Math.pow(10, -4 * random.nextDouble());
        for (int minute = 0; minute < 60; minute++) {
            ratio = Math.min(1, ratio * Math.exp(random.nextGaussian() / 2));
            int all = random.nextInt(3) == 0 ? 0 : random.nextInt(300);
            int failed = 0;
            for (int call = 0; call < all; call++) {
                failed += random.nextDouble() < ratio ? 1 : 0;
            }
            if (all > 0) {
                int code = random.nextBoolean() ? STREAM_NOT_FOUND : NO_LEADER;
                account.take(minute * MINUTE, calls(all - failed, failed, code), random.nextInt(10) > 0, null);
            }
        }
    }

    private MinuteRatios account(double threshold, List<PlannedWork.Done> plannedWork) {
        Thresholds thresholds = new Thresholds(
                List.of(new Setting(Check.JETSTREAM_009, "threshold", threshold, null, null, null, "--set")),
                Map.of(),
                "v");
        return new MinuteRatios(new Policy(thresholds, List.of()), "c", "A", plannedWork, told::add);
    }

    private static List<Calls> calls(int fine, int failed, int errCode) {
        return List.of(new Calls("STREAM.INFO", 0, fine), new Calls("STREAM.INFO", errCode, failed));
    }
}
