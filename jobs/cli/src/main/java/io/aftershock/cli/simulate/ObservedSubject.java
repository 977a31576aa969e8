package io.aftershock.cli.simulate;

import io.aftershock.model.telemetry.TelemetryRow;
import org.jspecify.annotations.Nullable;

/** Under which subject an observatory stores what was published in a cluster. */
final class ObservedSubject {

    private static final String ADVISORY = "$JS.EVENT.ADVISORY.";
    private static final String SERVER = "$SYS.SERVER.";
    private static final String ACCOUNT = "$SYS.ACCOUNT.";

    private ObservedSubject() {}

    /** The subject of an event; null if observatories do not store such. */
    static @Nullable String of(TelemetryRow row) {
        String subject = row.subject();
        String fleet = "fleet." + row.cluster();
        if (subject.startsWith(ADVISORY)) {
            return fleet + ".adv." + row.account() + "." + subject.substring(ADVISORY.length());
        } else if (subject.startsWith(SERVER)) {
            return fleet + ".sys.server." + subject.substring(SERVER.length());
        } else if (subject.startsWith(ACCOUNT)) {
            return fleet + ".sys.account." + subject.substring(ACCOUNT.length());
        }
        return null;
    }
}
