package io.aftershock.monitor.config.tuning;

import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.policy.MaintenanceWindow;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code maintenance}. */
final class MaintenanceWindows {

    private static final long LONG_MILLIS = 7 * 24 * 3_600_000L;

    private MaintenanceWindows() {}

    /** The windows of a whole configuration. */
    static List<MaintenanceWindow> read(Place root) {
        Membership members = Membership.read(root);
        List<MaintenanceWindow> windows = new ArrayList<>();
        root.at("maintenance").items().forEach(place -> windows.addAll(one(place, members)));
        // Who names a cluster and what it spans means each once.
        return windows.stream().distinct().toList();
    }

    /** One entry; it is one window for each cluster that it means. */
    static List<MaintenanceWindow> one(Place place, Membership members) {
        if (!place.at("environment").wasWritten() && !place.at("cluster").wasWritten()) {
            place.refuse("holds everywhere, must have environment or cluster");
        }
        members.refuseStrangers(place);
        Long from = millis(place.at("from"));
        Long to = millis(place.at("to"));
        String reason = place.given("reason");
        if (reason == null) {
            place.at("reason").refuseAbsence("is missing, must say what is being done");
        }
        if (from == null || to == null || reason == null) {
            return List.of();
        }
        if (to <= from) {
            place.at("to").refuse("is " + place.given("to") + ", must be later than from, " + place.given("from"));
        } else if (to - from > LONG_MILLIS) {
            place.at("to").warn("is more than 7 days after from: nobody is paged for so long");
        }
        return members.meantBy(place.given("cluster")).stream()
                .map(cluster -> new MaintenanceWindow(place.given("environment"), cluster, from, to, reason))
                .toList();
    }

    private static @Nullable Long millis(Place place) {
        String text = place.text();
        if (text == null) {
            place.refuseAbsence("is missing, must be a time such as 2026-11-21T22:00:00Z");
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            place.refuse("is '" + text + "', must be a time that exists, such as 2026-11-21T22:00:00Z");
            return null;
        }
    }
}
