package io.aftershock.cli.doctor.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user may do of what one of our parts needs.
 *
 * @param part who needs it: reader, poller, listener, writer, exporter, policy, fleet or doctor
 * @param place the stream or bucket that it is about
 * @param problem why nobody could look; null if somebody could
 * @param asked how many rights were looked at
 * @param denied those that the user does not have
 */
public record RightsFacts(
        String part, String place, @Nullable String problem, int asked, List<Need> denied) {

    /** Whether the doctor alone is without it, and the job is as well as ever. */
    public boolean areOfTheDoctor() {
        return part.equals("doctor");
    }
}
