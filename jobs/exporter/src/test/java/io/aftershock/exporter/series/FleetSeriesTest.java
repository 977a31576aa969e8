package io.aftershock.exporter.series;

import static io.aftershock.exporter.testing.Made.breach;
import static io.aftershock.exporter.testing.Made.election;
import static io.aftershock.exporter.testing.Made.heartbeat;
import static io.aftershock.exporter.testing.Made.incident;
import static io.aftershock.exporter.testing.Made.minute;
import static io.aftershock.exporter.testing.Made.stall;
import static io.aftershock.exporter.testing.Made.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.findings.FindingHandler;
import io.aftershock.connectors.nats.source.split.Mark;
import io.aftershock.connectors.nats.source.split.StreamPosition;
import io.aftershock.exporter.catalogue.Metric;
import io.aftershock.exporter.testing.Made;
import io.aftershock.exporter.testing.Told;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.BreachState;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FleetSeriesTest {

    private static final long CREATED = minute(-1_000);
    private static final SeriesLimits LIMITS = new SeriesLimits(3, 600_000);

    private final List<String> news = new ArrayList<>();
    private final FindingHandler listener = new FindingHandler() {
        @Override
        public void breach(Breach breach) {
            news.add(breach.id() + " " + breach.revision());
        }

        @Override
        public void incident(FleetIncident incident) {
            news.add(incident.id() + " " + incident.revision());
        }
    };
    private final FleetSeries series = serving(new FleetSeries(LIMITS, listener));
    private long sequence;

    private static FleetSeries serving(FleetSeries series) {
        series.serve();
        return series;
    }

    /** Stores a message at a minute of the wall clock. */
    private void tell(double storedMinute, Consumer<FindingHandler> finding) {
        tell(series, ++sequence, storedMinute, finding);
    }

    private static void tell(FleetSeries to, long number, double storedMinute, Consumer<FindingHandler> finding) {
        tell(to, CREATED, number, storedMinute, finding);
    }

    private static void tell(
            FleetSeries to, long created, long number, double storedMinute, Consumer<FindingHandler> finding) {
        long nanos = TimeUnit.MILLISECONDS.toNanos(minute(storedMinute)) + number;
        to.next(new StreamPosition(created, number, new Mark(number, nanos)), minute(storedMinute));
        finding.accept(to);
    }

    private Told told(double minute) {
        return Told.by(series, minute(minute));
    }

    @Test
    void countsEachCallOnceThoughWindowsSlide() {
        for (int slide = 1; slide <= 12; slide++) {
            double end = slide / 6.0;
            tell(end + 0.5, to -> to.window(window("A", end, 3)));
        }

        assertThat(told(2.5).of(Metric.API_REQUESTS, Metric.API_CALLS, Metric.API_FAILED_CALLS, Metric.API_ERRORS))
                .isEqualTo(Map.of(
                        "API_REQUESTS east A", 200.0,
                        "API_CALLS east A", 180.0,
                        "API_FAILED_CALLS east A", 6.0,
                        "API_ERRORS east A not_found", 6.0));
    }

    @Test
    void countsWindowsAndElectionsOnceInWhateverOrderTheyComeAgain() {
        List<Consumer<FindingHandler>> findings = new ArrayList<>();
        for (int copy = 0; copy < 3; copy++) {
            for (int i = 1; i <= 10; i++) {
                int number = i;
                findings.add(to -> to.window(window("A", number, 1)));
                findings.add(to -> to.election(election(number, number, ElectionCause.UNPLANNED)));
                findings.add(to -> to.stall(stall(number, "A", number, 4)));
                findings.add(to -> to.heartbeat(heartbeat(number, 10L, 9L)));
            }
        }
        for (long seed = 0; seed < 20; seed++) {
            FleetSeries shuffled = serving(new FleetSeries(LIMITS, listener));
            Collections.shuffle(findings, new Random(seed));
            for (int i = 0; i < findings.size(); i++) {
                tell(shuffled, i + 1, 11, findings.get(i));
            }
            Told told = Told.by(shuffled, minute(11));

            assertThat(told.value("API_REQUESTS east A")).isEqualTo(1_000);
            assertThat(told.value("ELECTIONS east  meta unplanned")).isEqualTo(10);
            assertThat(told.value("STALL_SECONDS east A")).isEqualTo(40);
            assertThat(told.value("COVERAGE_SEEN_CALLS east")).isEqualTo(90);
        }
    }

    @Test
    void countsNothingAgainThatIsOlderThanItsMemory() {
        tell(1, to -> to.election(election(1, 1, ElectionCause.UNPLANNED)));
        tell(90, to -> to.heartbeat(heartbeat(90, null, null)));
        tell(90, to -> to.election(election(1, 1, ElectionCause.UNPLANNED)));
        tell(90, to -> to.window(window("NEW", 20, 1)));

        assertThat(told(90).value("ELECTIONS east  meta unplanned")).isEqualTo(1);
        assertThat(told(90).value("API_REQUESTS east NEW")).isNull();
    }

    @Test
    void showsTheRatioOfTheNewestWindowUntilTheClockIsTwoMinutesPastIt() {
        tell(5.5, to -> to.window(window("A", 5, 9)));
        tell(5.5, to -> to.window(window("A", 4, 0)));

        assertThat(told(5.5).value("API_ERROR_RATIO east A")).isEqualTo(0.1);

        tell(7, to -> to.heartbeat(heartbeat(6.9, null, null)));
        assertThat(told(7).value("API_ERROR_RATIO east A")).isEqualTo(0.1);

        tell(7.5, to -> to.heartbeat(heartbeat(7, null, null)));
        assertThat(told(7.5).value("API_ERROR_RATIO east A")).isNull();
        assertThat(told(7.5).value("API_REQUESTS east A")).isEqualTo(200);
    }

    @Test
    void theClockOfASilentClusterGoesOnByTheWallClock() {
        tell(5.5, to -> to.window(window("A", 5, 9)));

        assertThat(told(7.4).value("API_ERROR_RATIO east A")).isEqualTo(0.1);
        assertThat(told(7.6).value("API_ERROR_RATIO east A")).isNull();
    }

    @Test
    void accountsBeyondTheCapShareOne() {
        for (int i = 1; i <= 5; i++) {
            String account = "A" + i;
            tell(1.5, to -> to.window(window(account, 1, 9)));
            tell(1.5, to -> to.window(window(account, 1, 9)));
        }

        assertThat(told(1.5).of(Metric.API_REQUESTS, Metric.ACCOUNTS_OVERFLOWED, Metric.API_ERROR_RATIO))
                .isEqualTo(Map.of(
                        "API_REQUESTS east A1", 100.0,
                        "API_REQUESTS east A2", 100.0,
                        "API_REQUESTS east A3", 100.0,
                        "API_REQUESTS east (others)", 200.0,
                        "API_ERROR_RATIO east A1", 0.1,
                        "API_ERROR_RATIO east A2", 0.1,
                        "API_ERROR_RATIO east A3", 0.1,
                        "API_ERROR_RATIO east (others)", 0.1,
                        "ACCOUNTS_OVERFLOWED east", 2.0));
    }

    @Test
    void anAccountThatIsNamedAsTheOthersTakesNobodysPlace() {
        tell(1.5, to -> to.window(window(Accounts.OTHERS, 1, 0)));
        for (int i = 1; i <= 3; i++) {
            String account = "A" + i;
            tell(1.5, to -> to.window(window(account, 1, 0)));
        }

        assertThat(told(1.5).of(Metric.API_REQUESTS).keySet())
                .containsExactlyInAnyOrder(
                        "API_REQUESTS east (others)",
                        "API_REQUESTS east A1",
                        "API_REQUESTS east A2",
                        "API_REQUESTS east A3");
    }

    @Test
    void idleAccountsExpireByTheClustersClockAndMakeRoom() {
        for (int i = 1; i <= 4; i++) {
            String account = "A" + i;
            tell(1.5, to -> to.window(window(account, 1, 1)));
        }
        for (int i = 2; i <= 14; i++) {
            int minute = i;
            tell(i + 0.5, to -> to.window(window("A1", minute, 0)));
            tell(i + 0.5, to -> to.window(window("A4", minute, 0)));
        }
        Told told = told(14.5);

        assertThat(told.of(Metric.API_REQUESTS, Metric.ACCOUNTS_OVERFLOWED))
                .containsEntry("API_REQUESTS east A1", 1_400.0)
                .containsEntry("ACCOUNTS_OVERFLOWED east", 0.0)
                .containsKey("API_REQUESTS east A4")
                .doesNotContainKeys("API_REQUESTS east A2", "API_REQUESTS east A3");
        // Each window of A4 is in one of the two, and in one only.
        assertThat(told.value("API_REQUESTS east A4") + told.value("API_REQUESTS east (others)"))
                .isEqualTo(1_400);
        assertThat(told.value("EXPORTER_EXPIRED_SERIES")).isEqualTo(8);
    }

    @Test
    void whatHasExpiredIsNotCountedAgainWhenItComesAgain() {
        tell(1.5, to -> to.window(window("A", 1, 1)));
        tell(20, to -> to.heartbeat(heartbeat(20, null, null)));
        tell(20, to -> to.window(window("A", 1, 1)));

        assertThat(told(20).value("API_REQUESTS east A")).isNull();

        tell(20.5, to -> to.window(window("A", 20, 1)));
        assertThat(told(20.5).value("API_REQUESTS east A")).isEqualTo(100);
    }

    @Test
    void idleAccountsExpireWithTheWallClockWhereAllIsSilent() {
        tell(1.5, to -> to.window(window("A", 1, 1)));
        series.pass(minute(11));
        assertThat(told(11).value("API_REQUESTS east A")).isEqualTo(100);

        series.pass(minute(12));
        assertThat(told(12).value("API_REQUESTS east A")).isNull();
        assertThat(told(12).value("ACCOUNTS_OVERFLOWED east")).isEqualTo(0);

        series.pass(minute(250));
        assertThat(told(250).of(Metric.ACCOUNTS_OVERFLOWED)).isEmpty();
        assertThat(series.changes().gone()).containsExactly("east");
    }

    @Test
    void theAccountOfAnOpenFindingIsNotIdle() {
        tell(1, to -> to.breach(breach("A", 1, 1, BreachState.OPENED, Severity.WARNING, 1)));
        tell(60, to -> to.heartbeat(heartbeat(60, null, null)));
        assertThat(told(60).value("FINDINGS_OPEN east A JETSTREAM_009 warning")).isEqualTo(1);

        tell(61, to -> to.breach(breach("A", 1, 2, BreachState.CLOSED, Severity.WARNING, 61)));
        assertThat(told(61).value("FINDINGS_OPEN east A JETSTREAM_009 warning")).isEqualTo(0);

        tell(80, to -> to.heartbeat(heartbeat(80, null, null)));
        assertThat(told(80).of(Metric.FINDINGS_OPEN, Metric.FINDINGS)).isEmpty();
    }

    @Test
    void countsAFindingWhenItOpensAndTellsEachRevisionOnce() {
        tell(1, to -> to.breach(breach("A", 1, 1, BreachState.OPENED, Severity.WARNING, 1)));
        tell(2, to -> to.breach(breach("A", 1, 2, BreachState.UPDATED, Severity.CRITICAL, 2)));
        tell(2, to -> to.breach(breach("A", 1, 1, BreachState.OPENED, Severity.WARNING, 1)));

        assertThat(told(2).of(Metric.FINDINGS, Metric.FINDINGS_OPEN))
                .isEqualTo(Map.of(
                        "FINDINGS east A JETSTREAM_009 warning", 1.0,
                        "FINDINGS_OPEN east A JETSTREAM_009 warning", 0.0,
                        "FINDINGS_OPEN east A JETSTREAM_009 critical", 1.0));

        tell(3, to -> to.breach(breach("A", 1, 3, BreachState.CLOSED, Severity.CRITICAL, 3)));
        tell(3, to -> to.breach(breach("A", 1, 2, BreachState.UPDATED, Severity.CRITICAL, 2)));
        tell(4, to -> to.breach(breach("A", 4, 1, BreachState.OPENED, Severity.WARNING, 4)));

        assertThat(told(4).of(Metric.FINDINGS, Metric.FINDINGS_OPEN))
                .isEqualTo(Map.of(
                        "FINDINGS east A JETSTREAM_009 warning", 2.0,
                        "FINDINGS_OPEN east A JETSTREAM_009 warning", 1.0));
        assertThat(news)
                .containsExactly(
                        "JETSTREAM_009:east:A:1 1",
                        "JETSTREAM_009:east:A:1 2",
                        "JETSTREAM_009:east:A:1 3",
                        "JETSTREAM_009:east:A:4 1");
    }

    @Test
    void tellsTheCoverageOfTheLastFiveMinutesBesideItsCounts() {
        tell(1, to -> to.heartbeat(heartbeat(1, 100L, 0L)));
        tell(8, to -> to.heartbeat(heartbeat(8, 100L, 90L)));
        tell(9, to -> to.heartbeat(heartbeat(9, null, null)));

        assertThat(told(9).of(
                                Metric.COVERAGE_RATIO,
                                Metric.COVERAGE_EXPECTED_CALLS,
                                Metric.COVERAGE_SEEN_CALLS,
                                Metric.SOURCE_LAG_SECONDS))
                .isEqualTo(Map.of(
                        "COVERAGE_RATIO east", 0.9,
                        "COVERAGE_EXPECTED_CALLS east", 200.0,
                        "COVERAGE_SEEN_CALLS east", 90.0,
                        "SOURCE_LAG_SECONDS east", 0.0));
        assertThat(told(14).of(Metric.COVERAGE_RATIO)).isEmpty();
        assertThat(told(14).value("SOURCE_LAG_SECONDS east")).isEqualTo(300);
    }

    @Test
    void tellsNothingOfClustersBeforeAllHasBeenRead() {
        FleetSeries starting = new FleetSeries(LIMITS, listener);
        tell(starting, 1, 1.5, to -> to.window(window("A", 1, 1)));

        assertThat(Told.by(starting, minute(2)).all().keySet())
                .containsExactly("EXPORTER_EXPIRED_SERIES", "EXPORTER_SERIES");
    }

    @Test
    void aRestoredStateTellsTheSameAndSkipsTheMessagesThatAreInIt() {
        List<Consumer<FindingHandler>> story = story();
        for (int stop = 0; stop <= story.size(); stop++) {
            FleetSeries whole = serving(new FleetSeries(LIMITS, listener));
            FleetSeries first = new FleetSeries(LIMITS, listener);
            tellAll(whole, story, 0, story.size());
            tellAll(first, story, 0, stop);
            FleetSeries second = serving(restored(first));
            // As after a kill: the position was saved before some of the clusters were.
            tellAll(second, story, Math.max(0, stop - 4), story.size());

            assertThat(Told.by(second, minute(15)).all())
                    .as("stopped behind message " + stop)
                    .isEqualTo(withoutOwn(Told.by(whole, minute(15)), Told.by(second, minute(15))));
        }
    }

    /** Expired series are of the process: those that had expired before are not among them. */
    private static Map<String, Double> withoutOwn(Told whole, Told second) {
        Map<String, Double> all = whole.all();
        all.put("EXPORTER_EXPIRED_SERIES", second.value("EXPORTER_EXPIRED_SERIES"));
        return all;
    }

    private static List<Consumer<FindingHandler>> story() {
        List<Consumer<FindingHandler>> story = new ArrayList<>();
        for (int i = 1; i <= 14; i++) {
            int minute = i;
            for (int account = 1; account <= 5; account++) {
                String name = "A" + account;
                if (account % 2 == 0 || i < 3) {
                    story.add(to -> to.window(window(name, minute, minute)));
                }
            }
            story.add(to -> to.window(window("west", "W", minute, 2)));
            story.add(to -> to.election(election(minute, minute, ElectionCause.STEP_DOWN)));
            story.add(to -> to.heartbeat(heartbeat(minute, 10L, 9L)));
            story.add(to -> to.stall(stall(minute, null, minute, 3)));
            story.add(to -> to.breach(breach("A2", minute / 4, minute, BreachState.UPDATED, Severity.WARNING, minute)));
            story.add(to -> to.incident(incident(minute, BreachState.UPDATED)));
            story.add(to -> to.deadLetter("east", "malformed"));
        }
        return story;
    }

    private static void tellAll(FleetSeries to, List<Consumer<FindingHandler>> story, int from, int until) {
        for (int i = from; i < until; i++) {
            tell(to, i + 1, 15, story.get(i));
        }
    }

    private FleetSeries restored(FleetSeries from) {
        FleetSeries restored = new FleetSeries(LIMITS, listener);
        FleetSeries.Change saved = from.changes();
        saved.clusters().forEach(restored::restore);
        if (saved.incidents() != null) {
            restored.restore(saved.incidents());
        }
        return restored;
    }

    @Test
    void goesOnCountingInAStreamThatWasMadeAnew() {
        tell(series, CREATED, 500, 1.5, to -> to.window(window("A", 1, 1)));
        FleetSeries restored = serving(restored(series));
        tell(restored, minute(2), 1, 2.5, to -> to.window(window("A", 2, 1)));
        tell(restored, minute(2), 2, 2.5, to -> to.window(window("A", 2, 1)));

        assertThat(Told.by(restored, minute(2.5)).value("API_REQUESTS east A")).isEqualTo(200);
    }

    @Test
    void readsMessagesThatGotTheSequencesOfOthersThatTheStreamHasLost() {
        tell(series, CREATED, 10, 1.5, to -> to.window(window("A", 1, 1)));
        FleetSeries restored = serving(restored(series));
        tell(restored, CREATED, 9, 2.5, to -> to.window(window("A", 2, 1)));

        assertThat(Told.by(restored, minute(2.5)).value("API_REQUESTS east A")).isEqualTo(200);
    }

    @Test
    void namesThatLookAlikeOnThePageAreOneAccount() {
        tell(1.5, to -> to.window(window("A\u0001", 1, 1)));
        tell(1.5, to -> to.window(window("A\u0002", 2, 1)));

        assertThat(told(1.5).value("API_REQUESTS east A\uFFFD")).isEqualTo(200);
    }

    @Test
    void ofLabelsThatNobodyExpectedOnlySomeAreToldApart() {
        for (int i = 0; i < 1_000; i++) {
            String reason = "reason " + i;
            tell(1, to -> to.deadLetter(Made.CLUSTER, reason));
        }
        Map<String, Double> letters = told(1).of(Metric.DEAD_LETTERS);

        assertThat(letters).hasSize(257).containsEntry("DEAD_LETTERS east (others)", 744.0);
    }
}
