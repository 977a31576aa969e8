package io.aftershock.testkit.observatory;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The configuration of an observatory: an account per leaf, and FLEET, which stores what comes through all of them. */
final class ObservatoryConfig {

    private ObservatoryConfig() {}

    static String of(List<Leaf> leafs) {
        return """
                jetstream { store_dir: store, domain: observatory, max_memory_store: 64M, max_file_store: 4G }
                system_account: SYS
                accounts {
                  SYS: { users: [{user: sys, password: sys}] }
                %s
                  FLEET: {
                    jetstream: enabled
                    users: [{user: fleet, password: fleet}]
                    imports: [
                %s
                    ]
                  }
                }
                leafnodes {
                  reconnect: "250ms"
                  remotes: [
                %s
                  ]
                }
                """.formatted(
                lines(leafs, Leaf::accountConfig), lines(leafs, Leaf::imports), lines(leafs, Leaf::remoteConfig));
    }

    private static String lines(List<Leaf> leafs, Function<Leaf, String> line) {
        return leafs.stream().map(line).collect(Collectors.joining("\n"));
    }
}
