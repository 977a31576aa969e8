package io.aftershock.monitor.check;

import io.aftershock.monitor.check.rule.FaultSide;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a check judges: a cluster, one side of one of its accounts, or the meta group of one of its domains.
 *
 * @param domain empty for servers without one
 * @param accountName what people call the account; null if that is not known, or is {@code account} itself
 */
record Subject(
        Check check,
        String cluster,
        @Nullable String account,
        @Nullable FaultSide side,
        String domain,
        @Nullable String accountName) {

    static Subject ofAccount(
            Check check, String cluster, String account, @Nullable String accountName, FaultSide side) {
        return new Subject(check, cluster, account, side, "", accountName);
    }

    static Subject ofCluster(Check check, String cluster) {
        return ofDomain(check, cluster, "");
    }

    static Subject ofDomain(Check check, String cluster, String domain) {
        return new Subject(check, cluster, null, null, domain, null);
    }

    /** Key of the episode in state. */
    String key() {
        return numbersKey() + (side == null ? "" : "|" + side.label()) + (domain.isEmpty() ? "" : "|" + domain);
    }

    /** Key of the count of episodes: the sides of an account and the domains of a cluster share it, as they share the ids. */
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
