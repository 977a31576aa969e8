package io.aftershock.cli.observatory;

import static java.util.stream.Collectors.joining;

import io.aftershock.monitor.config.observatory.ObservedCluster;
import java.util.List;
import java.util.stream.Stream;

/** What to include in the configuration of each server of a cluster whose accounts are written there. */
final class ConfigCluster {

    private static final String WRITTEN = "# Written by ./aftershock observatory, which overwrites it.\n";

    private ConfigCluster() {}

    static List<GeneratedFile> files(ObservedCluster cluster, Logins logins) {
        String folder = LeafPorts.folder(cluster);
        String secrets = ObservatoryServer.variables("EVENTS", logins.events(cluster.name()))
                + ObservatoryServer.variables("QUERIES", logins.queries(cluster.name()));
        return Stream.concat(
                        LeafPorts.files(cluster).stream(),
                        Stream.of(
                                GeneratedFile.open(folder + "system-exports.conf", systemExports(cluster)),
                                GeneratedFile.open(folder + "account-exports.conf", accountExports(cluster)),
                                GeneratedFile.open(folder + "monitoring-account.conf", monitoringAccount(cluster)),
                                GeneratedFile.secret(folder + "secrets.conf", secrets)))
                .toList();
    }

    private static String systemExports(ObservedCluster cluster) {
        String to = "accounts: [\"" + cluster.monitoringAccount() + "\"]}";
        return WRITTEN
                + """
                # Include it in the system account, %1$s; if that has exports already, add these lines to them.
                exports: [
                  {stream: "%3$s", %2$s
                  {stream: "%4$s", %2$s
                  {stream: "%5$s", %2$s
                %6$s
                ]
                """.formatted(
                                cluster.systemAccount(),
                                to,
                                Crossing.ADVISORIES,
                                Crossing.SERVER_EVENTS,
                                Crossing.ACCOUNT_EVENTS,
                                Crossing.PINGS.stream()
                                        .map(ping -> "  {service: \"%s\", response: stream, %s"
                                                .formatted(Crossing.request(ping), to))
                                        .collect(joining("\n")));
    }

    private static String accountExports(ObservedCluster cluster) {
        return WRITTEN
                + """
                # Include it in each of %s; if one has exports already, add this line to them.
                exports: [
                  {stream: "%s", accounts: ["%s"]}
                ]
                """.formatted(
                        String.join(", ", cluster.accounts()), Crossing.ADVISORIES, cluster.monitoringAccount());
    }

    private static String monitoringAccount(ObservedCluster cluster) {
        String accounts = Stream.concat(cluster.accounts().stream(), Stream.of(cluster.systemAccount()))
                .map(account -> stream(account, Crossing.ADVISORIES, Crossing.advisoriesOf(account)))
                .collect(joining("\n"));
        String pings = Crossing.PINGS.stream()
                .map(ping -> "    {service: {account: \"%s\", subject: \"%s\"}, to: \"%s\"}"
                        .formatted(cluster.systemAccount(), Crossing.request(ping), Crossing.asked(ping)))
                .collect(joining("\n"));
        return WRITTEN
                + """
                # Include it in accounts.
                "%s": {
                  include "secrets.conf"
                  users: [
                    # Brings events out, and lets nothing in.
                    {user: $EVENTS_USER, password: $EVENTS_PASSWORD, permissions: {
                      publish: {deny: [">"]}
                      subscribe: {allow: [%s]}}}
                    # Asks the servers how they are, and nothing else.
                    {user: $QUERIES_USER, password: $QUERIES_PASSWORD, permissions: {
                      publish: {allow: ["%s"]}
                      subscribe: {allow: ["%s"]}}}
                  ]
                  imports: [
                %s
                %s
                %s
                %s
                  ]
                }
                """.formatted(
                                cluster.monitoringAccount(),
                                Crossing.EVENTS.stream()
                                        .map(subject -> '"' + subject + '"')
                                        .collect(joining(", ")),
                                Crossing.QUESTIONS,
                                Crossing.ANSWERS,
                                accounts,
                                stream(cluster.systemAccount(), Crossing.SERVER_EVENTS, "sys.server.>"),
                                stream(cluster.systemAccount(), Crossing.ACCOUNT_EVENTS, "sys.account.>"),
                                pings);
    }

    private static String stream(String account, String subject, String to) {
        return "    {stream: {account: \"%s\", subject: \"%s\"}, to: \"%s\"}".formatted(account, subject, to);
    }
}
