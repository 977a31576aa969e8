package io.aftershock.cli.observatory;

import static java.util.stream.Collectors.joining;

import io.aftershock.monitor.config.observatory.ObservedCluster;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What to do with nsc in a cluster whose accounts are JWTs of an operator. */
final class OperatorCluster {

    private OperatorCluster() {}

    static List<GeneratedFile> files(ObservedCluster cluster) {
        return Stream.concat(
                        LeafPorts.files(cluster).stream(),
                        Stream.of(
                                GeneratedFile.open(LeafPorts.folder(cluster) + "accounts.sh", script(cluster)),
                                GeneratedFile.open(
                                        LeafPorts.folder(cluster) + "claims.json", AccountClaims.json(cluster))))
                .toList();
    }

    private static String script(ObservedCluster cluster) {
        return """
                #!/bin/sh
                # Written by ./aftershock observatory, which overwrites it. Run it once, where nsc has the operator's keys.
                # Creates what the observatories of %1$s need; of what exists already nsc complains, and the rest goes on.
                umask 077
                SYS=%2$s MON=%3$s
                OUT=${1:-secrets}   # copy what it leaves there to secrets/ of each observatory
                mkdir -p "$OUT"
                TOKENS=$(mktemp -d) && trap 'rm -rf "$TOKENS"' EXIT

                key() { nsc describe account --name "$1" --field sub | tr -d '"'; }

                # A private export: who is to import it needs a token, so that no tenant can read another's API calls.
                share() { # account, name, subject, subject in $MON
                  nsc add export --account "$1" --name "$2" --subject "$3" --private
                  nsc generate activation --account "$1" --subject "$3" --target-account "$(key "$MON")" --output-file "$TOKENS/$1.$2.jwt"
                  nsc add import --account "$MON" --name "$1-$2" --token "$TOKENS/$1.$2.jwt" --local-subject "$4"
                }

                ask() { # name, subject, subject in $MON
                  nsc add export --account "$SYS" --name "$1" --subject "$2" --service --response-type Stream --private
                  nsc generate activation --account "$SYS" --subject "$2" --target-account "$(key "$MON")" --output-file "$TOKENS/$SYS.$1.jwt"
                  nsc add import --account "$MON" --name "$SYS-$1" --token "$TOKENS/$SYS.$1.jwt" --service --local-subject "$3"
                }

                nsc add account --name "$MON"
                %4$s
                share "$SYS" aftershock-advisories '%6$s' "adv.$SYS.>"
                share "$SYS" aftershock-servers '%7$s' 'sys.server.>'
                # The system account that nsc makes shows each account its own events by an export that leaves no room for this one. They tell
                # names of accounts, which the servers tell too when they are asked.
                if nsc describe account --name "$SYS" --json | grep -qF '$SYS.ACCOUNT.*.>'; then
                  echo "$SYS exports events of accounts already, to each its own: they are left out"
                else
                  share "$SYS" aftershock-accounts '%8$s' 'sys.account.>'
                fi
                %5$s

                nsc add user --account "$MON" --name aftershock-events --deny-pub '>' --allow-sub '%9$s'
                nsc add user --account "$MON" --name aftershock-queries --allow-pub '%10$s' --allow-sub '%11$s'
                nsc generate creds --account "$MON" --name aftershock-events --output-file "$OUT/%1$s.events.creds"
                nsc generate creds --account "$MON" --name aftershock-queries --output-file "$OUT/%1$s.queries.creds"

                echo "Look at 'nsc describe account --name $MON', then push: nsc push --all"
                """.formatted(
                        cluster.name(),
                        cluster.systemAccount(),
                        cluster.monitoringAccount(),
                        cluster.accounts().stream().map(OperatorCluster::share).collect(joining("\n")),
                        Crossing.PINGS.stream().map(OperatorCluster::ask).collect(joining("\n")),
                        Crossing.ADVISORIES,
                        Crossing.SERVER_EVENTS,
                        Crossing.ACCOUNT_EVENTS,
                        String.join(",", Crossing.EVENTS),
                        Crossing.QUESTIONS,
                        Crossing.ANSWERS);
    }

    private static String share(String account) {
        return "share '%s' aftershock-advisories '%s' '%s'"
                .formatted(account, Crossing.ADVISORIES, Crossing.advisoriesOf(account));
    }

    private static String ask(String ping) {
        return "ask aftershock-%s '%s' '%s'"
                .formatted(ping.toLowerCase(Locale.ROOT), Crossing.request(ping), Crossing.asked(ping));
    }
}
