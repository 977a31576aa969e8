package io.aftershock.cli.observatory;

import java.util.List;
import java.util.Locale;

/** What crosses from a monitored cluster to its observatories: the subjects, and what they become on the way. */
final class Crossing {

    static final String ADVISORIES = "$JS.EVENT.ADVISORY.>";
    static final String SERVER_EVENTS = "$SYS.SERVER.>";
    static final String ACCOUNT_EVENTS = "$SYS.ACCOUNT.>";

    /** What all servers can be asked together; ACCOUNTZ, by which {@code doctor} finds an export or import that is missing. */
    static final List<String> PINGS = List.of("JSZ", "RAFTZ", "STATSZ", "HEALTHZ", "ACCOUNTZ");

    /** What a leaf node for events may hear. nats-server 2.10 compares with the exported subject, later ones with the imported. */
    static final List<String> EVENTS = List.of("adv.>", "sys.>", ADVISORIES, SERVER_EVENTS, ACCOUNT_EVENTS);

    /** What a leaf node for questions may ask, and where it may hear the answers. */
    static final String QUESTIONS = "mon.>";

    static final String ANSWERS = "_R_.>";

    private Crossing() {}

    static String request(String ping) {
        return "$SYS.REQ.SERVER.PING." + ping;
    }

    static String asked(String ping) {
        return "mon.ping." + ping.toLowerCase(Locale.ROOT);
    }

    static String advisoriesOf(String account) {
        return "adv." + account + ".>";
    }
}
