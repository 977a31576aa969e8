package io.aftershock.monitor.config.schema;

import io.aftershock.monitor.check.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of the table of keys from which the verb {@code observatory} makes configuration of servers. */
final class ObservatoryKeys {

    private static final double MINUTE = 60;
    private static final double YEAR = 365 * 86_400;

    /** Of a cluster. */
    static final Section OBSERVED = Section.of(
            key(
                    "nodes",
                    new ByName(Kind.LEAF_URL),
                    null,
                    "Required. Where each server takes leaf nodes, by the server's name."),
            key("accounts", new ListOf(Kind.NAME), null, "Required. The accounts whose API calls are watched."),
            key(
                    "mode",
                    new OneOf(List.of("config", "operator")),
                    "config",
                    "Whether accounts are in the servers' configuration, or JWTs of an operator."),
            key("system_account", Kind.NAME, "SYS", "Name of the system account."),
            key("monitoring_account", Kind.NAME, "MON", "Name of the account that the leaf nodes bind."),
            key(
                    "leaf_ca_file",
                    Kind.TEXT,
                    null,
                    "PEM certificates to trust on leaf connections, on the observatory's host."));

    private ObservatoryKeys() {}

    /** Of an observatory, with how to connect to it. */
    static Section server(Section connection) {
        return Section.of(key("name", Kind.NAME, null, "Required. As its server is to be called."))
                .and(connection)
                .and(
                        Section.of(
                                key(
                                        "listen",
                                        Kind.ADDRESS,
                                        "0.0.0.0:4222",
                                        "Where its server takes client connections."),
                                key(
                                        "store_dir",
                                        Kind.TEXT,
                                        "/var/lib/nats",
                                        "Folder on its host that keeps the streams."),
                                key(
                                        "max_age",
                                        new Quantity(Unit.DURATION, MINUTE, YEAR, 0),
                                        "24h",
                                        "How long telemetry is kept; it holds your clients' data."),
                                key(
                                        "max_bytes",
                                        Kind.SIZE,
                                        "20GB",
                                        "How much telemetry is kept; 40 calls a second make 6 GB a day and pin."),
                                key(
                                        "pins",
                                        new ListOf(Kind.PIN),
                                        "two servers of each cluster",
                                        "From which servers it takes events; the default holds for clusters that are not named.")));
    }

    private static Key key(String name, Shape shape, @Nullable String standard, String sentence) {
        return new Key(name, shape, standard, sentence);
    }
}
