package io.aftershock.testkit.cluster;

import java.util.Locale;

/**
 * An account whose users have JetStream.
 *
 * @param account its name
 * @param limits its JetStream limits as the configuration spells them; empty for none
 */
public record Tenant(String account, String limits) {

    public static final Tenant ACME = new Tenant("ACME", "");
    public static final Tenant BETA = new Tenant("BETA", "");

    /** The one with tight limits: three streams, two consumers per stream. */
    public static final Tenant CORP = new Tenant("CORP", "max_streams: 3, max_consumers: 2");

    String config() {
        return """
                  %s: { jetstream: %s, users: [%s], exports: [{stream: "$JS.EVENT.ADVISORY.>", accounts: [MON]}] }
                """.formatted(account, limits.isEmpty() ? "enabled" : "{" + limits + "}", user(account));
    }

    static String login(String account) {
        return account.toLowerCase(Locale.ROOT);
    }

    static String user(String account) {
        return "{user: %1$s, password: %1$s}".formatted(login(account));
    }
}
