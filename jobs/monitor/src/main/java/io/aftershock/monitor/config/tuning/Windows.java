package io.aftershock.monitor.config.tuning;

import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.window.WindowSpec;

/** Reads {@code windows}. */
public final class Windows {

    private Windows() {}

    /** The windows, with the default for what is not set. */
    public static WindowSpec read(Place place) {
        WindowSpec windows = new WindowSpec(place.millis("size"), place.millis("slide"), place.millis("allowance"));
        if (!place.hasProblems() && windows.sizeMillis() % windows.slideMillis() != 0) {
            place.at(place.at("size").isThere() ? "size" : "slide")
                    .refuse("size " + place.text("size") + " is not a multiple of slide " + place.text("slide")
                            + ", must be one");
        }
        Dangers.warnOfWindows(place, windows);
        return windows;
    }
}
