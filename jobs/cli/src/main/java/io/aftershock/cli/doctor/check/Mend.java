package io.aftershock.cli.doctor.check;

import io.aftershock.cli.doctor.facts.ClusterFacts;
import io.aftershock.cli.doctor.facts.StreamFacts;
import java.util.Collection;
import java.util.Locale;

/** The stanzas and commands that mend what is missing, for a cluster with its own names of accounts. */
final class Mend {

    private static final String ADVISORIES = "$JS.EVENT.ADVISORY.>";

    private Mend() {}

    static String export(ClusterFacts facts, String account) {
        return isOperator(facts)
                ? "nsc add export --account %s --name aftershock-advisories --subject '%s' --private, and the rest of clusters/%s/accounts.sh"
                        .formatted(account, ADVISORIES, facts.name())
                : "add to exports of %s on each server: {stream: \"%s\", accounts: [\"%s\"]}; reload"
                        .formatted(account, ADVISORIES, monitoring(facts));
    }

    static String imported(ClusterFacts facts, String account) {
        return isOperator(facts)
                ? "run the line of %s in clusters/%s/accounts.sh, push, %s"
                        .formatted(account, facts.name(), thenRestart(facts))
                : "add to imports of %s on each server: {stream: {account: \"%s\", subject: \"%s\"}, to: \"adv.%s.>\"}; reload, %s"
                        .formatted(monitoring(facts), account, ADVISORIES, account, thenRestart(facts));
    }

    /** The pair of stanzas that lets a question through. */
    static String question(ClusterFacts facts, String ping) {
        String request = "$SYS.REQ.SERVER.PING." + ping;
        if (isOperator(facts)) {
            return "run the line of %s in clusters/%s/accounts.sh and push".formatted(ping, facts.name());
        }
        return ("add to exports of %1$s: {service: \"%2$s\", response: stream, accounts: [\"%3$s\"]} and to imports of %3$s:"
                        + " {service: {account: \"%1$s\", subject: \"%2$s\"}, to: \"mon.ping.%4$s\"}; reload each server")
                .formatted(system(facts), request, monitoring(facts), ping.toLowerCase(Locale.ROOT));
    }

    /** A reload does not reach leaf nodes that are connected. */
    static String restart(Collection<String> observatories) {
        return "restart " + String.join(", wait until it is well here, restart ", observatories)
                + " (or KICK its leaf nodes one by one)";
    }

    private static String thenRestart(ClusterFacts facts) {
        return "then " + restart(facts.streams().stream().map(StreamFacts::name).toList());
    }

    private static boolean isOperator(ClusterFacts facts) {
        return facts.observed() != null && facts.observed().operatorMode();
    }

    private static String monitoring(ClusterFacts facts) {
        return facts.observed() == null ? "MON" : facts.observed().monitoringAccount();
    }

    private static String system(ClusterFacts facts) {
        return facts.observed() == null ? "SYS" : facts.observed().systemAccount();
    }
}
