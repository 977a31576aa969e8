package io.aftershock.exporter.push;

import static io.aftershock.exporter.push.Alerts.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.exporter.alert.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private final List<Alert> batch =
            IntStream.range(0, 100).mapToObj(i -> firing("a" + i, 0)).toList();

    @Test
    void findsWhatIsRefusedAndTellsTheOthersOnce() {
        List<Alert> heard = new ArrayList<>();
        int[] requests = {0};
        Delivery delivery = Delivery.of(batch, part -> {
            requests[0]++;
            if (part.contains(batch.get(7)) || part.contains(batch.get(70))) {
                return Outcome.refused("it answers 400.");
            }
            heard.addAll(part);
            return Outcome.SENT;
        });

        assertThat(delivery.refused()).containsOnlyKeys(batch.get(7), batch.get(70));
        assertThat(delivery.sent()).containsExactlyElementsOf(heard).hasSize(98).doesNotHaveDuplicates();
        assertThat(delivery.failure()).isNull();
        assertThat(requests[0]).isLessThan(30);
    }

    @Test
    void stopsAtTheFirstFailure() {
        int[] requests = {0};
        Delivery delivery = Delivery.of(batch, part -> {
            requests[0]++;
            return part.size() > 10 ? Outcome.refused("too large") : Outcome.failed("it is gone.");
        });

        assertThat(delivery.failure()).isEqualTo("it is gone.");
        assertThat(delivery.sent()).isEmpty();
        assertThat(requests[0]).isEqualTo(5);
    }
}
