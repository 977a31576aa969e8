package io.aftershock.exporter.push;

import static io.aftershock.exporter.push.Alerts.ended;
import static io.aftershock.exporter.push.Alerts.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.exporter.alert.Alert;
import io.aftershock.exporter.push.Outcome.Kind;
import io.aftershock.monitor.config.AlertsConfig.AlertmanagerConfig;
import io.aftershock.testkit.server.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PusherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long NOW = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;

    @TempDir
    private Path folder;

    @Test
    void waitsLongerFromFailureToFailureAndThenTellsThePresentOnce() {
        List<List<Alert>> heard = new ArrayList<>();
        boolean[] down = {false};
        Pusher pusher = pusher(new Receiver() {
            @Override
            public String name() {
                return "told";
            }

            @Override
            public int batchSize() {
                return 100;
            }

            @Override
            public Outcome tell(List<Alert> alerts, long nowMillis) {
                if (down[0]) {
                    return Outcome.failed("it is down.");
                }
                heard.add(alerts);
                return Outcome.SENT;
            }
        });
        pusher.ledger().update(List.of(firing("a", 0), firing("b", 0)), List.of(), false);
        pusher.turn(0);
        down[0] = true;
        List<Long> waits = new ArrayList<>();
        long now = 30_000;
        while (now < 60 * MINUTE) {
            long wait = pusher.turn(now);
            waits.add(wait);
            now += wait;
            if (waits.size() == 10) {
                pusher.ledger().update(List.of(firing("b", 0)), List.of(ended("a", 0, now)), false);
            } else if (waits.size() == 20) {
                pusher.ledger().update(List.of(firing("b", 0), firing("brief", now)), List.of(), false);
            } else if (waits.size() == 30) {
                pusher.ledger().update(List.of(firing("b", 0)), List.of(ended("brief", now, now)), false);
            }
        }
        assertThat(waits.subList(0, 7)).containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L);
        assertThat(pusher.counts().of(Kind.FAILED)).isGreaterThan(200);

        down[0] = false;
        pusher.turn(now);
        assertThat(heard).hasSize(2);
        assertThat(heard.get(1).stream().map(alert -> alert.labels().get("alertname") + " " + alert.isFiring()))
                .as("what was told and is over, and what is open; nothing of what came and went, but its end")
                .contains("a false", "b true")
                .doesNotContain("brief true");
        pusher.turn(now + 1_000);
        assertThat(heard).as("nothing twice").hasSize(2);
    }

    @Test
    void letsNobodyWaitForOneThatIsSlow() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        try (Ears slow = new Ears().answering(body -> {
                    awaitQuietly(hang);
                    return 200;
                });
                Ears quick = new Ears();
                Pusher toSlow = pusher(alertmanager(slow)).start();
                Pusher toQuick = pusher(alertmanager(quick)).start()) {
            for (Pusher each : List.of(toSlow, toQuick)) {
                each.ledger().update(List.of(firing("a", NOW)), List.of(), false);
                each.ring();
            }
            Deadline.in(PATIENCE)
                    .await("the quick one has heard", () -> quick.taken().size() == 1);
            assertThat(toSlow.counts().of(Kind.SENT)).isZero();

            Deadline.in(PATIENCE)
                    .await("the slow one is given up", () -> toSlow.counts().of(Kind.FAILED) == 1);
            hang.countDown();
            Deadline.in(PATIENCE)
                    .await("and is told again", () -> toSlow.counts().of(Kind.SENT) == 1);
        }
    }

    @Test
    void tellsTheOthersWhenOneIsRefused() throws Exception {
        try (Ears ears = new Ears().answering(body -> body.contains("\"bad\"") ? 400 : 200)) {
            Pusher pusher = pusher(alertmanager(ears));
            pusher.ledger().update(List.of(firing("a", NOW), firing("bad", NOW), firing("c", NOW)), List.of(), false);
            pusher.turn(NOW);

            assertThat(String.join("", ears.taken())).contains("\"a\"", "\"c\"");
            assertThat(pusher.counts().of(Kind.REFUSED)).isEqualTo(1);
            assertThat(pusher.counts().of(Kind.SENT)).isEqualTo(2);
            int requests = ears.heard().size();
            pusher.turn(NOW + 40_000);
            assertThat(ears.heard()).as("the others again, in one request").hasSize(requests + 1);
            assertThat(pusher.counts().of(Kind.REFUSED)).isEqualTo(1);
        }
    }

    @Test
    void saysWhoItIs() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "s3cret\n");
        try (Ears ears = new Ears()) {
            AlertmanagerReceiver basic = new AlertmanagerReceiver(
                    new AlertmanagerConfig(ears.url() + "/prefix/", "us", password.toString(), null), 30_000);
            AlertmanagerReceiver bearer = new AlertmanagerReceiver(
                    new AlertmanagerConfig(ears.url(), null, password.toString(), null), 30_000);
            assertThat(basic.tell(List.of(firing("a", NOW)), NOW)).isEqualTo(Outcome.SENT);
            assertThat(bearer.tell(List.of(ended("a", NOW + 5_000, NOW + 6_000)), NOW))
                    .isEqualTo(Outcome.SENT);

            assertThat(ears.heard().get(0).path()).isEqualTo("/prefix/api/v2/alerts");
            assertThat(ears.heard().get(0).headers()).containsEntry("authorization", "Basic dXM6czNjcmV0");
            assertThat(ears.heard().get(1).headers()).containsEntry("authorization", "Bearer s3cret");
            assertThat(ears.heard().get(0).body())
                    .contains("\"startsAt\":\"2027-01-15T08:00:00Z\",\"endsAt\":\"2027-01-15T08:05:00Z\"");
            assertThat(ears.heard().get(1).body())
                    .as("what ends in the future by our clock ends now")
                    .contains("\"startsAt\":\"2027-01-15T08:00:00Z\",\"endsAt\":\"2027-01-15T08:00:00Z\"");
            assertThat(basic.name()).isEqualTo(ears.url().substring("http://".length()) + "/prefix");

            Files.delete(password);
            assertThat(basic.tell(List.of(firing("a", NOW)), NOW).sentence()).contains(password.toString());
        }
    }

    @Test
    void saysWhatIsWrongInASentence() throws Exception {
        String closed;
        try (Ears ears = new Ears().answering(body -> 403)) {
            closed = ears.url();
            assertThat(alertmanager(ears).tell(List.of(firing("a", NOW)), NOW))
                    .isEqualTo(Outcome.failed(
                            "it answers 403, which is about who we are: look at the files of its secret: no thanks."));
        }
        AlertmanagerReceiver gone = new AlertmanagerReceiver(new AlertmanagerConfig(closed, null, null, null), 30_000);
        assertThat(gone.tell(List.of(firing("a", NOW)), NOW).sentence())
                .startsWith("it cannot be reached: ConnectException");
    }

    private static Pusher pusher(Receiver receiver) {
        return new Pusher(receiver, new Ledger(30_000, 5 * MINUTE, 2_000));
    }

    private static AlertmanagerReceiver alertmanager(Ears ears) throws Exception {
        return new AlertmanagerReceiver(new AlertmanagerConfig(ears.url(), null, null, null), 30_000);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
