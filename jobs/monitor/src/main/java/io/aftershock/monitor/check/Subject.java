package io.aftershock.monitor.check;

import io.aftershock.monitor.check.rule.FaultSide;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a check judges: a cluster, or one side of one of its accounts.
 *
 * @param part of a cluster that is judged in parts, which one; empty else
 */
record Subject(
        Check check,
        String cluster,
        @Nullable String account,
        @Nullable FaultSide side,
        String part) {

    Subject(Check check, String cluster, @Nullable String account, @Nullable FaultSide side) {
        this(check, cluster, account, side, "");
    }

    /** Key of the episode in state. */
    String key() {
        return numbersKey() + (side == null ? "" : "|" + side.label()) + (part.isEmpty() ? "" : "|" + part);
    }

    /** Key of the count of episodes: the sides of an account share it, as they share the ids. */
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
