package io.aftershock.cli.observatory;

import io.aftershock.monitor.config.observatory.ObservatoriesConfig;
import io.aftershock.monitor.config.observatory.ObservatoryConfig;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configuration of one observatory: an account for each leaf node, and FLEET, which stores what comes through all of them. */
final class ObservatoryServer {

    private ObservatoryServer() {}

    static List<GeneratedFile> files(ObservatoryConfig observatory, ObservatoriesConfig fleet, Logins logins) {
        List<Leaf> leafs = fleet.clusters().stream()
                .flatMap(cluster -> Leaf.of(observatory, cluster).stream())
                .toList();
        String folder = observatory.name() + "/";
        return Stream.concat(
                        Stream.of(
                                GeneratedFile.open(folder + "nats.conf", config(observatory, leafs)),
                                GeneratedFile.secret(folder + "secrets.conf", secrets(observatory, logins)),
                                GeneratedFile.secret(folder + "remotes.conf", remotes(leafs, logins)),
                                GeneratedFile.once(folder + "local.conf", LOCAL)),
                        StreamDefinitions.files(observatory, fleet).stream())
                .toList();
    }

    private static final String LOCAL = """
            # What this host needs besides, such as tls for clients, http or log_file. Never overwritten.
            """;

    private static String config(ObservatoryConfig observatory, List<Leaf> leafs) {
        return """
                # Written by ./aftershock observatory, which overwrites it. What is particular to this host belongs into local.conf.
                include "secrets.conf"
                include "local.conf"

                server_name: "%s"
                listen: "%s"
                # A domain of its own, so that JetStream of the clusters and of this server stay apart.
                jetstream {store_dir: "%s", domain: observatory}
                # A server whose host vanished is noticed in half a minute instead of four.
                ping_interval: "10s"

                system_account: SYS
                accounts {
                  SYS: {
                    users: [{user: $SYS_USER, password: $SYS_PASSWORD}]
                    # doctor asks which leaf node leads where.
                    exports: [{service: "$SYS.REQ.SERVER.PING.LEAFZ", response: stream, accounts: [FLEET]}]
                  }
                  FINDINGS: {
                    jetstream: enabled
                    users: [{user: $FINDINGS_USER, password: $FINDINGS_PASSWORD}]
                  }
                  FLEET: {
                    jetstream: enabled
                    users: [{user: $FLEET_USER, password: $FLEET_PASSWORD}]
                    imports: [
                      {service: {account: SYS, subject: "$SYS.REQ.SERVER.PING.LEAFZ"}, to: "observatory.leafz"}
                %s
                    ]
                  }
                  # One account a leaf node, all without JetStream, so that nothing of the JetStream API crosses.
                %s
                }

                leafnodes {
                  reconnect: "250ms"
                  # Which leaf node leads where; in a file of its own since it holds passwords.
                  include "remotes.conf"
                }
                """.formatted(
                        observatory.name(),
                        observatory.listen(),
                        observatory.storeDir(),
                        lines(leafs, Leaf::imports),
                        lines(leafs, Leaf::accountConfig));
    }

    private static String secrets(ObservatoryConfig observatory, Logins logins) {
        return Stream.of("sys", "fleet", "findings")
                .map(who -> variables(who.toUpperCase(Locale.ROOT), logins.of(observatory.name() + "." + who)))
                .collect(Collectors.joining());
    }

    static String variables(String prefix, Login login) {
        return "%1$s_USER: \"%2$s\"\n%1$s_PASSWORD: \"%3$s\"\n".formatted(prefix, login.user(), login.password());
    }

    private static String remotes(List<Leaf> leafs, Logins logins) {
        return "remotes: [\n" + lines(leafs, leaf -> leaf.remote(logins)) + "\n]\n";
    }

    private static String lines(List<Leaf> leafs, Function<Leaf, String> line) {
        return leafs.stream().map(line).collect(Collectors.joining("\n"));
    }
}
