package io.aftershock.exporter.push;

import static io.aftershock.exporter.push.Alerts.ended;
import static io.aftershock.exporter.push.Alerts.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.exporter.alert.Alert;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;

    private final Ledger ledger = new Ledger(30 * SECOND, 5 * MINUTE, 2 * SECOND);

    @Test
    void tellsAgainWhileItFiresAndItsEndForFiveMinutes() {
        ledger.update(List.of(firing("a", 0)), List.of(), false);
        tellAll(0);
        assertThat(ledger.due(29 * SECOND)).isEmpty();
        assertThat(ledger.due(30 * SECOND)).containsExactly(firing("a", 0));
        tellAll(30 * SECOND);

        Alert over = ended("a", 0, 40 * SECOND);
        ledger.update(List.of(), List.of(over), false);
        for (long now = 40 * SECOND; now <= 5 * MINUTE + 40 * SECOND; now += 30 * SECOND) {
            assertThat(ledger.due(now)).as("at %d", now).containsExactly(over);
            tellAll(now);
        }
        assertThat(ledger.due(10 * MINUTE)).isEmpty();
    }

    @Test
    void tellsThePresentToOneThatWasAwayForAnHour() {
        ledger.update(List.of(firing("told", 0), firing("stays", 0)), List.of(), false);
        tellAll(0);
        for (long now = MINUTE; now < 61 * MINUTE; now += SECOND) {
            if (!ledger.due(now).isEmpty() && now % MINUTE == 0) {
                ledger.telling(List.of()); // it cannot be reached
            }
            if (now == 5 * MINUTE) {
                ledger.update(List.of(firing("stays", 0)), List.of(ended("told", 0, now)), false);
            } else if (now == 10 * MINUTE) {
                ledger.update(List.of(firing("stays", 0), firing("brief", now)), List.of(), false);
            } else if (now == 20 * MINUTE) {
                ledger.update(List.of(firing("stays", 0)), List.of(ended("brief", 10 * MINUTE, now)), false);
            } else if (now == 50 * MINUTE) {
                ledger.update(List.of(firing("stays", 0), firing("new", now)), List.of(), false);
            }
        }

        assertThat(ledger.due(61 * MINUTE))
                .containsExactlyInAnyOrder(
                        ended("told", 0, 5 * MINUTE), firing("stays", 0), firing("new", 50 * MINUTE));
        tellAll(61 * MINUTE);
        assertThat(ledger.due(61 * MINUTE)).as("nothing twice").isEmpty();
    }

    @Test
    void tellsTheEndOfWhatMayHaveBeenHeardThoughNoAnswerCame() {
        ledger.update(List.of(firing("a", 0)), List.of(), false);
        ledger.telling(ledger.due(0));
        ledger.update(List.of(), List.of(ended("a", 0, SECOND)), false);

        assertThat(ledger.due(SECOND)).containsExactly(ended("a", 0, SECOND));
    }

    @Test
    void tellsAfterARestartWhatMayHaveBeenToldBefore() {
        ledger.update(List.of(firing("open", 0)), List.of(ended("over", 0, SECOND)), true);
        ledger.update(List.of(), List.of(ended("open", 0, MINUTE)), false);

        assertThat(ledger.due(MINUTE)).containsExactly(ended("over", 0, SECOND), ended("open", 0, MINUTE));
    }

    @Test
    void keepsAChangeThatComesWhileTheOldIsBeingTold() {
        ledger.update(List.of(firing("a", 0)), List.of(), false);
        List<Alert> due = ledger.due(0);
        ledger.telling(due);
        ledger.update(List.of(), List.of(ended("a", 0, SECOND)), false);
        ledger.told(due, 2 * SECOND);

        assertThat(ledger.due(2 * SECOND)).containsExactly(ended("a", 0, SECOND));
    }

    @Test
    void triesWhatWasRefusedWhenItChanges() {
        ledger.update(List.of(firing("a", 0), firing("b", 0)), List.of(), false);
        assertThat(ledger.refused(firing("a", 0))).as("news").isTrue();
        assertThat(ledger.due(0)).containsExactly(firing("b", 0));

        Alert other = new Alert(firing("a", 0).labels(), Map.of("summary", "other"), 0, null);
        ledger.update(List.of(other, firing("b", 0)), List.of(), false);
        assertThat(ledger.due(0)).containsExactly(other, firing("b", 0));
        assertThat(ledger.refused(other)).as("news").isFalse();
    }

    @Test
    void tellsACauseBeforeWhatItExplainsEachTimeAndItsEndBehind() {
        Alert cause = family("cause", false, "1");
        Alert symptom = family("symptom", true, "1");
        Alert alone = family("alone", true, "of a cause that nobody knows");
        ledger.update(List.of(symptom, alone, cause), List.of(), false);
        for (long now = 0; now < 2 * MINUTE; now += 30 * SECOND + 2 * SECOND) {
            assertThat(ledger.due(now)).as("at %d", now).containsExactlyInAnyOrder(cause, alone);
            tellAll(now);
            assertThat(ledger.due(now + SECOND)).isEmpty();
            assertThat(ledger.due(now + 2 * SECOND)).containsExactly(symptom);
            tellAll(now + 2 * SECOND);
        }

        Alert worse = family("worse", false, "1");
        ledger.update(List.of(alone, symptom, worse), List.of(cause.endedAt(1)), false);
        assertThat(ledger.due(129 * SECOND))
                .as("never without a cause")
                .startsWith(worse)
                .endsWith(cause.endedAt(1));
        tellAll(129 * SECOND);
        tellAll(132 * SECOND);
        ledger.update(List.of(alone), List.of(worse.endedAt(2), symptom.endedAt(2)), false);
        assertThat(ledger.due(133 * SECOND)).containsExactly(symptom.endedAt(2), worse.endedAt(2));
    }

    @Test
    void tellsTheEndOfASymptomBehindItsCauseThatStillFires() {
        Alert cause = family("NETWORK_001", false, "f");
        Alert symptom = family("STALL_001", true, "f");
        ledger.update(List.of(cause, symptom), List.of(), false);
        tellAll(0);
        tellAll(3 * SECOND);
        ledger.update(List.of(cause), List.of(symptom.endedAt(1)), false);

        assertThat(ledger.due(60 * SECOND)).containsExactly(cause);
        tellAll(60 * SECOND);
        assertThat(ledger.due(61 * SECOND)).isEmpty();
        assertThat(ledger.due(63 * SECOND)).containsExactly(symptom.endedAt(1));
    }

    private static Alert family(String name, boolean explained, String family) {
        Map<String, String> labels = new HashMap<>(Map.of("alertname", name, "family", family));
        if (explained) {
            labels.put("explained_by", "NETWORK_001");
        }
        return new Alert(labels, Map.of(), 0, null);
    }

    @Test
    void tellsAWebhookOnce() {
        Ledger hook = new Ledger(Long.MAX_VALUE, 0, 0);
        hook.update(List.of(firing("a", 0)), List.of(), false);
        hook.telling(hook.due(0));
        hook.told(hook.due(0), 0);
        assertThat(hook.due(MINUTE)).isEmpty();
        hook.update(List.of(), List.of(ended("a", 0, MINUTE)), false);
        hook.told(hook.due(MINUTE), MINUTE);
        assertThat(hook.due(2 * MINUTE)).isEmpty();
    }

    private void tellAll(long nowMillis) {
        List<Alert> due = ledger.due(nowMillis);
        ledger.telling(due);
        ledger.told(due, nowMillis);
    }
}
