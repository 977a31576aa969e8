package io.aftershock.cli.watch.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aftershock.cli.watch.view.Fleets;
import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.ElectionCause;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Severity;
import io.aftershock.model.window.ErrorRatio;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchedFleetTest {

    private static final long MINUTE = 60_000;
    private static final long END = Fleets.NOW / MINUTE * MINUTE;

    private final WatchedFleet fleet = new WatchedFleet();

    @Test
    void countsEachCallOnceWhereWindowsSlide() {
        for (long end = END - 5 * MINUTE; end <= END; end += 10_000) {
            fleet.window(Fleets.window("east", "ACME", end, 6, 60));
            fleet.window(Fleets.window("east", "ACME", end, 6, 60));
        }

        assertThat(only().trend().minutes().subList(9, 15)).containsOnly(new Calls(6, 60));
        assertThat(only().trend().minutes().subList(0, 9)).containsOnly(Calls.NONE);
        assertThat(only().trend().now()).isEqualTo(new Calls(6, 60));
    }

    @Test
    void addsUpWindowsThatAreShorterThanAMinute() {
        for (long end = END - MINUTE + 5_000; end <= END; end += 5_000) {
            fleet.window(window(end, 10_000));
        }

        assertThat(only().trend().minutes().get(14)).isEqualTo(new Calls(6, 60));
        assertThat(only().trend().now()).isEqualTo(new Calls(6, 60));
    }

    @Test
    void knowsNoRatioOfNowWhereTheClockHasGoneOn() {
        fleet.window(Fleets.window("east", "ACME", END, 6, 60));
        fleet.heartbeat(new Heartbeat("east", END + 2 * MINUTE, null, null, false));
        assertThat(only().trend().now().calls()).isEqualTo(60);

        fleet.heartbeat(new Heartbeat("east", END + 2 * MINUTE + 10_000, null, null, false));
        assertThat(only().trend().now()).isEqualTo(Calls.NONE);
    }

    @Test
    void forgetsAccountsThatAreSilentAndWell() {
        fleet.window(Fleets.window("east", "GONE", END - 20 * MINUTE, 0, 60));
        fleet.window(Fleets.window("east", "ACME", END, 0, 60));

        assertThat(cluster().accounts()).extracting(AccountRow::account).containsExactly("ACME");
    }

    @Test
    void keepsTheHighestRevisionUntilItIsClosed() {
        Breach opened = Fleets.breach("META_006", Severity.CRITICAL, "east", null, END, null)
                .at(END + 5_000)
                .build();
        fleet.breach(opened);
        fleet.breach(opened);
        assertThat(cluster().findings()).containsExactly(opened);

        fleet.breach(Fleets.closed(opened, END + 10_000));
        fleet.breach(opened);
        assertThat(cluster().findings()).isEmpty();
    }

    @Test
    void forgetsWhatAJobThatLostItsStateHadOpened() {
        fleet.breach(Fleets.breach("META_006", Severity.CRITICAL, "east", null, END, null)
                .at(END)
                .build());
        fleet.heartbeat(new Heartbeat("east", END + 15 * MINUTE, null, null, false));
        assertThat(cluster().findings()).hasSize(1);

        fleet.heartbeat(new Heartbeat("east", END + 15 * MINUTE + 10_000, null, null, false));
        assertThat(cluster().findings()).isEmpty();
    }

    /** Its time is when the monitor noticed, however far behind the cluster's clock stands. */
    @Test
    void takesNoClockFromBlindness() {
        fleet.heartbeat(new Heartbeat("east", END - 10 * MINUTE, null, null, true));
        fleet.breach(Fleets.breach("BLIND_001", Severity.WARNING, "east", null, END, null)
                .at(END)
                .build());

        assertThat(cluster().lagMillis(END)).isEqualTo(10 * MINUTE);
    }

    @Test
    void addsUpWhatIsMissingOverFiveMinutes() {
        fleet.heartbeat(new Heartbeat("east", END - 5 * MINUTE, 1_000L, 0L, false));
        fleet.heartbeat(new Heartbeat("east", END - MINUTE, 300L, 270L, false));
        fleet.heartbeat(new Heartbeat("east", END - 10_000, null, null, false));
        fleet.heartbeat(new Heartbeat("east", END, 100L, 90L, false));
        fleet.heartbeat(new Heartbeat("east", END, 100L, 90L, false));

        assertThat(cluster().blind()).isEqualTo(0.1, within(1e-9));
    }

    @Test
    void keepsTheLastElectionOfAMetaLeader() {
        fleet.election(Fleets.election("east", ElectionCause.UNPLANNED, END));
        fleet.election(Fleets.election("east", ElectionCause.STEP_DOWN, END - MINUTE));

        assertThat(cluster().election()).isNotNull().extracting("cause").isEqualTo(ElectionCause.UNPLANNED);
    }

    @Test
    void putsTheWorstFirst() {
        fleet.breach(Fleets.breach("LIMIT_001", Severity.WARNING, "east", "ACME", END - 2 * MINUTE, null)
                .build());
        fleet.breach(Fleets.breach("STALL_001", Severity.CRITICAL, "east", "ACME", END - 2 * MINUTE, "META_006:east:1")
                .build());
        fleet.breach(Fleets.breach("JETSTREAM_009", Severity.CRITICAL, "east", "ACME", END, null)
                .build());

        assertThat(only().findings())
                .extracting(Breach::check)
                .containsExactly("JETSTREAM_009", "STALL_001", "LIMIT_001");
    }

    private ClusterRow cluster() {
        List<ClusterRow> clusters = fleet.view().clusters();
        assertThat(clusters).hasSize(1);
        return clusters.get(0);
    }

    private AccountRow only() {
        assertThat(cluster().accounts()).hasSize(1);
        return cluster().accounts().get(0);
    }

    private static ErrorRatio window(long end, long lengthMillis) {
        return new ErrorRatio("east", "ACME", end - lengthMillis, end, 10, 1, 10, 1, 0, Map.of(), Map.of(), true, null);
    }
}
