package io.aftershock.cli.chaos;

import io.aftershock.cli.chaos.Windows.Key;
import io.aftershock.monitor.publish.Line;
import java.time.Duration;
import java.util.List;

/**
 * When the job said that it does not see everything.
 *
 * @param toldMillis of each {@code BLIND_001}, ascending or not
 */
record Blindness(List<Long> toldMillis) {

    /** What settles after a minute is told some seconds later, of the last minute. */
    private static final long LATEST_MILLIS = Duration.ofSeconds(150).toMillis();

    static final Blindness NONE = new Blindness(List.of());

    static Blindness told(List<Line> lines) {
        return new Blindness(lines.stream()
                .filter(line -> line.record().equals("breach") && line.json().contains("\"check\":\"BLIND_001\""))
                .filter(line -> line.json().contains("\"severity\":\"warning\""))
                .map(Line::orderMillis)
                .toList());
    }

    /** Whether it was said of the time of a window, or soon after. */
    boolean covers(Key key) {
        return toldMillis.stream()
                .anyMatch(millis ->
                        millis > key.endMillis() - Windows.SIZE.toMillis() && millis < key.endMillis() + LATEST_MILLIS);
    }
}
