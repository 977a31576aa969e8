package io.aftershock.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.window.ApiMinute;
import io.aftershock.model.window.ClientMinute;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SeededHistoryTest {

    private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");
    private static final int DAYS = 28;
    private static final int CLUSTERS = 5;
    private static final int ACCOUNTS = 6;

    private final Told told = new Told();

    @Test
    void isTheSameForASeedAndAnotherForAnother() {
        assertThat(day(1, 3)).isEqualTo(day(1, 3)).isNotEqualTo(day(2, 3));
    }

    @Test
    void tellsADayTheSameWhicheverCameBefore() {
        SeededHistory history = history(1, 4);
        history.tellDay(0, told);
        Told alone = new Told();
        history.tellDay(2, alone);

        assertThat(alone.calls).isEqualTo(day(1, 2));
    }

    @Test
    void hasOneRowOfACombinationAndTheSameFailuresByClient() {
        tellAll(history(1, DAYS));

        Set<String> combinations = new HashSet<>();
        told.calls.forEach(row ->
                combinations.add(row.cluster() + row.account() + row.minuteMillis() + row.operation() + row.errCode()));
        assertThat(combinations).hasSameSizeAs(told.calls);
        assertThat(told.clients.stream().mapToLong(ClientMinute::failedCalls).sum())
                .isEqualTo(told.calls.stream().mapToLong(ApiMinute::failedCalls).sum());
    }

    @Test
    void hasAnAccountThatGetsWorse() {
        tellAll(history(1, DAYS));

        Predicate<ApiMinute> billing =
                row -> row.cluster().equals("eu-west-prod-1") && row.account().equals("BILLING");
        assertThat(ratio(billing.and(row -> row.minuteMillis() < day(4)))).isLessThan(0.002);
        assertThat(ratio(billing.and(row -> row.minuteMillis() >= day(DAYS - 2))))
                .isGreaterThan(0.01);
    }

    @Test
    void hasUnplannedElectionsByCpuEachTuesday() {
        List<Election> byCpu = history(1, DAYS).findings().elections().stream()
                .filter(election ->
                        election.hints().stream().anyMatch(hint -> hint.name().equals("cpu")))
                .toList();

        assertThat(byCpu).hasSize(4).allSatisfy(election -> {
            assertThat(election.cluster()).isEqualTo("us-east-prod-1");
            assertThat(election.cause().isPlanned()).isFalse();
            assertThat(Instant.ofEpochMilli(election.atMillis())
                            .atOffset(ZoneOffset.UTC)
                            .getDayOfWeek())
                    .isEqualTo(DayOfWeek.TUESDAY);
        });
    }

    @Test
    void hasABadReleaseThatIsAnIncidentOfTheFleetWithTheNumbersOfItsMinutes() {
        SeededHistory history = history(1, DAYS);
        tellAll(history);
        SeededFindings found = history.findings();

        assertThat(found.incidents()).hasSize(2);
        assertThat(found.incidents().get(1).clusters()).containsExactly("eu-west-prod-1", "eu-west-prod-2");
        String first = found.incidents().get(0).breachIds().get(0);
        Breach breach = found.breaches().stream()
                .filter(each -> each.id().equals(first) && each.revision() == 2)
                .findFirst()
                .orElseThrow();
        long failed = told.clients.stream()
                .filter(row -> row.cluster().equals(breach.cluster()) && "checkout-api".equals(row.client()))
                .mapToLong(ClientMinute::failedCalls)
                .sum();
        assertThat(breach.evidence().clients().get(0).errors()).isEqualTo(failed);
        assertThat(breach.value()).isBetween(0.03, 0.05);
    }

    @Test
    void marksTheMinutesOfWhichTelemetryIsMissing() {
        SeededHistory history = history(1, DAYS);
        tellAll(history);

        assertThat(told.calls.stream().filter(row -> !row.complete()).map(ApiMinute::cluster))
                .contains("sa-east-prod-1")
                .doesNotContain("us-east-prod-1");
        assertThat(history.findings().coverage())
                .allSatisfy(coverage -> assertThat(coverage.missing()).isPositive());
    }

    private static SeededHistory history(long seed, int days) {
        return new SeededHistory(seed, END, days, CLUSTERS, ACCOUNTS);
    }

    private static List<ApiMinute> day(long seed, int day) {
        Told told = new Told();
        history(seed, 4).tellDay(day, told);
        return told.calls;
    }

    private void tellAll(SeededHistory history) {
        for (int day = 0; day < history.days(); day++) {
            history.tellDay(day, told);
        }
    }

    private static long day(int number) {
        return END.toEpochMilli() - (DAYS - number) * 86_400_000L;
    }

    private double ratio(Predicate<ApiMinute> which) {
        long failed = told.calls.stream()
                .filter(which)
                .mapToLong(ApiMinute::failedCalls)
                .sum();
        return failed
                / (double) told.calls.stream()
                        .filter(which)
                        .mapToLong(ApiMinute::calls)
                        .sum();
    }

    private static final class Told implements HistoryRows {

        private final List<ApiMinute> calls = new ArrayList<>();
        private final List<ClientMinute> clients = new ArrayList<>();

        @Override
        public void calls(ApiMinute minute) {
            calls.add(minute);
        }

        @Override
        public void client(ClientMinute minute) {
            clients.add(minute);
        }
    }
}
