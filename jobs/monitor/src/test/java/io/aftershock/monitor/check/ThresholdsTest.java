package io.aftershock.monitor.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.check.Thresholds.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {

    private static final Check CHECK = Check.JETSTREAM_009;

    /** From the least specific to the most, in an order of the configuration that must not matter. */
    private static final Thresholds ALL = new Thresholds(
            List.of(
                    setting(0.07, "prod", "east", "ACME"),
                    setting(0.02, null, null, null),
                    setting(0.05, null, null, "ACME"),
                    setting(0.03, "prod", null, null),
                    setting(0.06, null, "east", "ACME"),
                    setting(0.04, null, "east", null)),
            Map.of("east", "prod", "west", "prod", "lab", "test"),
            "v1");

    @ParameterizedTest(name = "{0}/{1}")
    @CsvSource({
        "east, ACME, 0.07", // all three
        "east, BETA, 0.04", // the cluster
        "east, , 0.04", // a check of the cluster
        "west, ACME, 0.05", // the account everywhere
        "west, BETA, 0.03", // the environment
        "lab, BETA, 0.02", // the fleet
        "elsewhere, ACME, 0.05", // a cluster without environment
        "elsewhere, BETA, 0.02"
    })
    void takesTheMostSpecific(String cluster, String account, double expected) {
        assertThat(ALL.value(CHECK, "threshold", cluster, account)).isEqualTo(expected);
    }

    @Test
    void takesTheLaterOfTwoAlike() {
        Thresholds two = new Thresholds(
                List.of(setting(0.02, null, "east", null), setting(0.03, null, "east", null)), Map.of(), "v1");

        assertThat(two.value(CHECK, "threshold", "east", "ACME")).isEqualTo(0.03);
    }

    @Test
    void fallsBackToTheCatalogue() {
        assertThat(ALL.values(CHECK, "west", "BETA"))
                .hasSize(CHECK.tunables().size())
                .containsEntry("threshold", 0.03)
                .containsEntry("lookback", 60.0)
                .containsEntry("min_calls", 100.0)
                .containsEntry("hold", 0.0)
                .containsEntry("clear", 30.0);
        assertThat(ALL.setting(CHECK, "lookback", "east", "ACME")).isNull();
        assertThat(ALL.setting(Check.META_003, "max_any", "east", null)).isNull();
    }

    private static Setting setting(double value, String environment, String cluster, String account) {
        return new Setting(CHECK, "threshold", value, environment, cluster, account, "made by a test");
    }
}
