package io.aftershock.testkit.cluster;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The accounts of a monitored cluster: SYS, the tenants, and MON, which sees everybody's advisories and asks the servers.
 *
 * <p>Users have the lower-case name of their account, as password too. MON has two more: {@code leaf} can only listen, and
 * {@code leafq} can only ask, so nothing flows from an observatory into the cluster but requests about its health.
 */
final class AccountsConfig {

    private static final List<String> PINGS = List.of("JSZ", "RAFTZ", "STATSZ", "HEALTHZ");

    private AccountsConfig() {}

    static String of(List<Tenant> tenants) {
        return """
                system_account: SYS
                accounts {
                  SYS: {
                    users: [%s]
                    exports: [
                      {stream: "$JS.EVENT.ADVISORY.>", accounts: [MON]}
                      {stream: "$SYS.SERVER.>", accounts: [MON]}
                      {stream: "$SYS.ACCOUNT.>", accounts: [MON]}
                %s
                    ]
                  }
                %s
                  MON: {
                    users: [
                      %s
                      {user: leaf, password: leaf, permissions: {
                        publish: {deny: [">"]}
                        subscribe: {allow: ["adv.>", "sys.>", "$JS.EVENT.ADVISORY.>", "$SYS.SERVER.>", "$SYS.ACCOUNT.>"]}}}
                      {user: leafq, password: leafq, permissions: {
                        publish: {allow: ["mon.>"]}
                        subscribe: {allow: ["_R_.>"]}}}
                    ]
                    imports: [
                %s
                      {stream: {account: SYS, subject: "$JS.EVENT.ADVISORY.>"}, to: "adv.SYS.>"}
                      {stream: {account: SYS, subject: "$SYS.SERVER.>"}, to: "sys.server.>"}
                      {stream: {account: SYS, subject: "$SYS.ACCOUNT.>"}, to: "sys.account.>"}
                %s
                    ]
                  }
                }
                """.formatted(
                Tenant.user("SYS"),
                lines(PINGS.stream().map(AccountsConfig::pingExport).toList()),
                lines(tenants.stream().map(Tenant::config).toList()),
                Tenant.user("MON"),
                lines(tenants.stream().map(AccountsConfig::advisoryImport).toList()),
                lines(PINGS.stream().map(AccountsConfig::pingImport).toList()));
    }

    private static String pingExport(String ping) {
        return "      {service: \"$SYS.REQ.SERVER.PING.%s\", response: stream, accounts: [MON]}".formatted(ping);
    }

    private static String pingImport(String ping) {
        return "      {service: {account: SYS, subject: \"$SYS.REQ.SERVER.PING.%s\"}, to: \"mon.ping.%s\"}"
                .formatted(ping, Tenant.login(ping));
    }

    private static String advisoryImport(Tenant tenant) {
        return "      {stream: {account: %1$s, subject: \"$JS.EVENT.ADVISORY.>\"}, to: \"adv.%1$s.>\"}"
                .formatted(tenant.account());
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }
}
