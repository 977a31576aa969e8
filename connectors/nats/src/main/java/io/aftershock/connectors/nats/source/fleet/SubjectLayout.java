package io.aftershock.connectors.nats.source.fleet;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the subjects mean under which a stream stores telemetry.
 *
 * @param kind how a stored subject is read
 * @param account the account of all messages of a {@link Kind#PLAIN} stream; else null
 */
public record SubjectLayout(Kind kind, @Nullable String account) implements Serializable {

    private static final String FLEET = "fleet.";
    private static final String ADVISORY = "adv.";
    private static final String SERVER = "sys.server.";
    private static final String ACCOUNT = "sys.account.";
    private static final String SYSTEM_ACCOUNT = "SYS";

    /** How a stored subject is read. */
    public enum Kind {
        /** {@code fleet.CLUSTER.adv.ACCOUNT.>}, {@code fleet.CLUSTER.sys.server.>}, {@code fleet.CLUSTER.sys.account.>}. */
        OBSERVATORY,
        /** As it was published, all in one account. */
        PLAIN
    }

    /** The layout that observatories use. */
    public static SubjectLayout observatory() {
        return new SubjectLayout(Kind.OBSERVATORY, null);
    }

    /** The layout of a stream inside the monitored cluster, in the account itself. */
    public static SubjectLayout plain(String account) {
        return new SubjectLayout(Kind.PLAIN, account);
    }

    /** Where a message was published; for a subject that this layout does not know, the subject as stored. */
    public Origin originOf(String stored) {
        return switch (kind) {
            case PLAIN -> new Origin(account, stored);
            case OBSERVATORY -> observed(stored);
        };
    }

    private static Origin observed(String stored) {
        int clusterEnd = stored.startsWith(FLEET) ? stored.indexOf('.', FLEET.length()) : -1;
        int rest = clusterEnd + 1;
        if (clusterEnd < 0) {
            return new Origin(null, stored);
        } else if (stored.startsWith(SERVER, rest)) {
            return new Origin(SYSTEM_ACCOUNT, "$SYS.SERVER." + stored.substring(rest + SERVER.length()));
        } else if (stored.startsWith(ACCOUNT, rest)) {
            return new Origin(SYSTEM_ACCOUNT, "$SYS.ACCOUNT." + stored.substring(rest + ACCOUNT.length()));
        } else if (stored.startsWith(ADVISORY, rest)) {
            return advisory(stored, rest + ADVISORY.length());
        }
        return new Origin(null, stored);
    }

    private static Origin advisory(String stored, int accountStart) {
        int accountEnd = stored.indexOf('.', accountStart);
        if (accountEnd < 0) {
            return new Origin(null, stored);
        }
        return new Origin(
                stored.substring(accountStart, accountEnd), "$JS.EVENT.ADVISORY." + stored.substring(accountEnd + 1));
    }
}
