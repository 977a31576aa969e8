package io.aftershock.testkit.observatory;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One leaf node connection of an observatory, with a local account of its own: two in one account would store all twice. */
sealed interface Leaf {

    /** The local account that it binds, without JetStream, so that nothing of the JetStream API crosses. */
    String account();

    /** What the account lets FLEET have. */
    String export();

    /** What FLEET takes from the account, under the cluster's name. */
    String imports();

    /** The user of MON in the watched cluster. */
    String user();

    /** The ports at which it finds servers to connect to: one is a pin. */
    List<Integer> ports();

    default String accountConfig() {
        return "  %s: { exports: [%s] }".formatted(account(), export());
    }

    default String remoteConfig() {
        String urls = ports().stream()
                .map(port -> "\"nats-leaf://%1$s:%1$s@127.0.0.1:%2$d\"".formatted(user(), port))
                .collect(Collectors.joining(", "));
        return "    { urls: [%s], account: %s, ignore_discovered_servers: true }".formatted(urls, account());
    }

    /** Brings the advisories and system events that one server sees. */
    record Events(String cluster, String node, List<Integer> ports) implements Leaf {

        @Override
        public String account() {
            return local(cluster, node);
        }

        @Override
        public String export() {
            return "{stream: \"adv.>\", accounts: [FLEET]}, {stream: \"sys.>\", accounts: [FLEET]}";
        }

        @Override
        public String imports() {
            return """
                          {stream: {account: %1$s, subject: "adv.>"}, to: "fleet.%2$s.adv.>"}
                          {stream: {account: %1$s, subject: "sys.>"}, to: "fleet.%2$s.sys.>"}
                    """.formatted(account(), cluster).stripTrailing();
        }

        @Override
        public String user() {
            return "leaf";
        }
    }

    /** Carries questions to the servers, and their answers back. */
    record Query(String cluster, String suffix, String subject, List<Integer> ports) implements Leaf {

        @Override
        public String account() {
            return local(cluster, suffix);
        }

        @Override
        public String export() {
            return "{service: \"mon.>\", response: stream, accounts: [FLEET]}";
        }

        @Override
        public String imports() {
            return "      {service: {account: %s, subject: \"mon.ping.>\"}, to: \"%s\"}".formatted(account(), subject);
        }

        @Override
        public String user() {
            return "leafq";
        }
    }

    private static String local(String cluster, String suffix) {
        return (cluster + "_" + suffix).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
