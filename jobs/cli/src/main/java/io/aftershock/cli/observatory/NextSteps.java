package io.aftershock.cli.observatory;

import static java.util.stream.Collectors.joining;

import io.aftershock.monitor.config.observatory.ObservatoriesConfig;
import io.aftershock.monitor.config.observatory.ObservedCluster;

/** What to do with what was written: which file goes where, and in which order. */
final class NextSteps {

    private NextSteps() {}

    static String text(ObservatoriesConfig fleet) {
        String first = fleet.observatories().get(0).name();
        return """
                # What to do next

                In this order; each step can be repeated.

                1. **The clusters.** Copy each folder below `clusters/` to the servers of that cluster, as `aftershock/` beside their configuration.

                %s
                2. **The observatories.** Copy each folder (%s) to a host of its own, outside of the clusters, and start there:

                   ```
                   cd %s && nats-server -t -c nats.conf && nats-server -c nats.conf
                   ```

                3. **The streams.** `./aftershock observatory --config FILE --create-streams`, or `nats stream add --config streams/FLEET.json`,
                   or `kubectl apply -f streams/nack.yaml` with a secret for each account in it.

                4. **The job.** Its logins are `secrets/OBSERVATORY.fleet.user` (read) and `secrets/OBSERVATORY.findings.user`; name them in the
                   `credentials: {user_file: ...}` of `observatories` and `findings`.

                5. **Look.** `./aftershock doctor --config FILE` says line by line what works.

                ## When an account or a server is added

                Add it to the fleet file, run `./aftershock observatory` again (secrets are kept), copy, and reload every server of the cluster. A reload
                does not reach leaf nodes that are connected: restart the observatories, **one after the other**, the second when `doctor` finds the
                first well. Meanwhile the other one stores what happens.

                ## Secrets

                Passwords are in `secrets/`, and in the files `secrets.conf` and `remotes.conf`, all readable by their owner only. Keep `secrets/`: what is
                there is used again. To change a password delete its file and begin at step 1. Commit none of them.
                """.formatted(
                        fleet.clusters().stream().map(NextSteps::cluster).collect(joining("\n")),
                        fleet.observatories().stream()
                                .map(each -> "`" + each.name() + "/`")
                                .collect(joining(", ")),
                        first);
    }

    private static String cluster(ObservedCluster cluster) {
        return cluster.operatorMode() ? operator(cluster) : config(cluster);
    }

    private static String config(ObservedCluster cluster) {
        return """
                   `%1$s`: add these lines to the configuration of each server, and reload one after the other (`nats-server --signal reload`):

                   ```
                   include "aftershock/%2$s"
                   accounts {
                     include "aftershock/monitoring-account.conf"
                     %3$s {
                       include "aftershock/system-exports.conf"
                     }
                     %4$s {   # and so on: %5$s
                       include "aftershock/account-exports.conf"
                     }
                   }
                   ```

                   The first line, which opens the port of leaf nodes, needs a restart if there was none.
                """.formatted(
                        cluster.name(),
                        leafnodes(cluster),
                        cluster.systemAccount(),
                        cluster.accounts().get(0),
                        String.join(", ", cluster.accounts()));
    }

    private static String operator(ObservedCluster cluster) {
        return """
                   `%1$s`: run `clusters/%1$s/accounts.sh` where nsc has the operator's keys, copy the two `.creds` files that it leaves to `secrets/` in the
                   folder of each observatory, and add `include "aftershock/%2$s"` to each server. `claims.json` is the same for other tools than nsc.
                """.formatted(cluster.name(), leafnodes(cluster));
    }

    private static String leafnodes(ObservedCluster cluster) {
        return LeafPorts.files(cluster).size() == 1 ? "leafnodes.conf" : "leafnodes-NODE.conf";
    }
}
