package io.aftershock.monitor.config.read;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads names that have to be there and to differ. */
public final class Unique {

    private final Map<String, Place> seen = new LinkedHashMap<>();

    /** The name; null if it is missing. A name that was there before is a problem. */
    public @Nullable String read(Place place) {
        String name = place.text();
        if (name == null) {
            place.refuseAbsence("is missing");
            return null;
        }
        Place before = seen.putIfAbsent(name, place);
        if (before != null) {
            place.refuse("is '" + name + "' as " + before.path() + " is, must differ");
        }
        return name;
    }
}
