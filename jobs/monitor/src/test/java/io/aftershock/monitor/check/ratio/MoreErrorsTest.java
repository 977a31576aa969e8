package io.aftershock.monitor.check.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.check.lookback.LookBack.Counts;
import io.aftershock.monitor.check.lookback.Standing;
import io.aftershock.monitor.check.rule.FaultSide;
import io.aftershock.monitor.check.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More errors never improve a verdict, whatever the calls: random accounts, of which one more call fails. */
class MoreErrorsTest {

    private static final int ACCOUNTS = 20_000;
    private static final int SECONDS = 700;

    @ParameterizedTest
    @EnumSource
    void neverImproveAVerdict(RatioRule rule) {
        SplittableRandom random = new SplittableRandom(5);
        int worse = 0;
        for (int i = 0; i < ACCOUNTS; i++) {
            Minutes before = account(random);
            FaultSide side = FaultSide.values()[random.nextInt(2)];
            Minutes after = before.withFailure(random.nextInt(SECONDS), side, random.nextBoolean());
            boolean open = random.nextBoolean();

            assertThat(judge(after, rule, side, open)).isGreaterThanOrEqualTo(judge(before, rule, side, open));
            assertThat(worst(after, rule, open)).isGreaterThanOrEqualTo(worst(before, rule, open));
            worse += worst(after, rule, open).compareTo(worst(before, rule, open)) > 0 ? 1 : 0;
        }
        assertThat(worse).as("accounts whose verdict one failure changes").isGreaterThan(ACCOUNTS / 1_000);
    }

    /** Sparse or dense, healthy or not: most lie near to what the rule tells apart. */
    private static Minutes account(SplittableRandom random) {
        double rate = Math.pow(10, random.nextDouble(-2, 1.3));
        double failing = random.nextDouble() * Math.min(1, 2 / rate);
        double service = random.nextDouble();
        List<Counts> seconds = new ArrayList<>();
        int quiet = SECONDS - 1 - random.nextInt(SECONDS);
        for (int second = 0; second < SECONDS; second++) {
            long calls = Math.round(rate + random.nextDouble(-0.5, 0.5));
            long failed =
                    second > quiet && calls > 0 && random.nextDouble() < failing ? 1 + random.nextInt((int) calls) : 0;
            long ofCluster = random.nextDouble() < service ? failed : 0;
            seconds.add(new Counts(Math.max(0, calls), ofCluster, failed - ofCluster));
        }
        return new Minutes(seconds);
    }

    private static Verdict worst(Minutes calls, RatioRule rule, boolean open) {
        Verdict service = judge(calls, rule, FaultSide.SERVICE, open);
        Verdict client = judge(calls, rule, FaultSide.CLIENT, open);
        return service.compareTo(client) > 0 ? service : client;
    }

    private static Verdict judge(Minutes calls, RatioRule rule, FaultSide side, boolean open) {
        RatioQuestion question = new RatioQuestion(
                side, ErrorRatioRuleTest.limits(rule), new Standing(), open, calls.endMillis(), calls.endMillis());
        return ErrorRatioRule.judge(calls, question).verdict();
    }
}
