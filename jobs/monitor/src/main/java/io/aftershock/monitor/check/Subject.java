package io.aftershock.monitor.check;

import io.aftershock.monitor.account.AccountPlace;
import io.aftershock.monitor.check.rule.FaultSide;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a check judges: a cluster, one part of it, or one side of one of its accounts.
 *
 * @param part of a cluster that is judged in parts, which one: a JetStream domain, a NATS cluster of a supercluster, or
 *     what is looked at; empty else
 * @param accountName what people call the account; null if that is not known, or is {@code account} itself
 * @param server which server of a cluster it is about; null if it is about all of it
 */
record Subject(
        Check check,
        String cluster,
        @Nullable String account,
        @Nullable FaultSide side,
        String part,
        @Nullable String accountName,
        @Nullable String server) {

    static Subject ofAccount(
            Check check, String cluster, String account, @Nullable String accountName, @Nullable FaultSide side) {
        return new Subject(check, cluster, account, side, "", accountName, null);
    }

    /** The account in one of the NATS clusters that an entry spans, or in the entry itself. */
    static Subject ofPlace(
            Check check, String entry, AccountPlace place, @Nullable String accountName, @Nullable FaultSide side) {
        String part = place.home() == null ? "" : place.home();
        return new Subject(check, place.clusterIn(entry), place.account(), side, part, accountName, null);
    }

    static Subject ofCluster(Check check, String cluster) {
        return ofPart(check, cluster, "");
    }

    static Subject ofPart(Check check, String cluster, String part) {
        return new Subject(check, cluster, null, null, part, null, null);
    }

    static Subject ofServer(Check check, String cluster, String part, String server) {
        return new Subject(check, cluster, null, null, part, null, server);
    }

    /** The JetStream domain whose meta group is judged; null for none, and of what has no part in it. */
    @Nullable
    String domain() {
        boolean ofMetaGroup = check == Check.META_003 || check == Check.META_006;
        return ofMetaGroup && !part.isEmpty() ? part : null;
    }

    /** Key of the episode in state. */
    String key() {
        return numbersKey() + (side == null ? "" : "|" + side.label()) + (part.isEmpty() ? "" : "|" + part);
    }

    /** Key of the count of episodes: the sides of an account and the parts of a cluster share it, as they share the ids. */
    String numbersKey() {
        return check.name() + "|" + (account == null ? "" : account);
    }

    /** The id of an episode; account names may hold any character, a message header may not. */
    String id(long number) {
        return check.name() + ":" + encoded(cluster) + ":" + (account == null ? "" : encoded(account) + ":") + number;
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
