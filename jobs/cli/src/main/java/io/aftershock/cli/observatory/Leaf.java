package io.aftershock.cli.observatory;

import io.aftershock.monitor.config.observatory.ObservatoryConfig;
import io.aftershock.monitor.config.observatory.ObservedCluster;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A leaf node connection of an observatory, with a local account of its own: two in one account would store all twice.
 *
 * @param account the local account, without JetStream, so that nothing of the JetStream API crosses
 * @param events whether it brings events; else it carries questions
 * @param prefix what the subjects in FLEET begin with
 * @param urls one is a pin
 */
record Leaf(ObservedCluster cluster, String account, boolean events, String prefix, List<String> urls) {

    private static final String FLEET = "accounts: [FLEET]}";

    /** All of one observatory. */
    static List<Leaf> of(ObservatoryConfig observatory, ObservedCluster cluster) {
        List<Leaf> leafs = new ArrayList<>();
        String name = cluster.name();
        observatory
                .pins(cluster)
                .forEach(pin -> leafs.add(new Leaf(
                        cluster,
                        "events/" + name + "/" + pin,
                        true,
                        "fleet." + name,
                        List.of(cluster.nodes().get(pin)))));
        // Asks whichever server is there.
        leafs.add(new Leaf(
                cluster,
                "queries/" + name,
                false,
                "fleet." + name + ".mon.ping.>",
                List.copyOf(cluster.nodes().values())));
        // Ask one server each, which shows who answers through whom.
        cluster.nodes()
                .forEach((node, url) -> leafs.add(new Leaf(
                        cluster,
                        "queries/" + name + "/" + node,
                        false,
                        "fleet." + name + ".mon." + node + ".ping.>",
                        List.of(url))));
        return leafs;
    }

    String accountConfig() {
        String exports = events
                ? "{stream: \"adv.>\", " + FLEET + ", {stream: \"sys.>\", " + FLEET
                : "{service: \"mon.>\", response: stream, " + FLEET;
        return "  \"%s\": {exports: [%s]}".formatted(account, exports);
    }

    String imports() {
        return events
                ? stream("adv") + "\n" + stream("sys")
                : "      {service: {account: \"%s\", subject: \"mon.ping.>\"}, to: \"%s\"}".formatted(account, prefix);
    }

    private String stream(String kind) {
        return "      {stream: {account: \"%s\", subject: \"%s.>\"}, to: \"%s.%s.>\"}"
                .formatted(account, kind, prefix, kind);
    }

    /** Holds the password, unless it is a JWT in a file beside. */
    String remote(Logins logins) {
        String tls = cluster.leafCaFile() == null ? "" : ", tls: {ca_file: \"" + cluster.leafCaFile() + "\"}";
        if (cluster.operatorMode()) {
            String creds = "secrets/" + cluster.name() + (events ? ".events.creds" : ".queries.creds");
            return remote(urls, ", credentials: \"" + creds + "\"" + tls);
        }
        Login login = events ? logins.events(cluster.name()) : logins.queries(cluster.name());
        String user = URLEncoder.encode(login.user(), StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(login.password(), StandardCharsets.UTF_8) + "@";
        return remote(urls.stream().map(url -> url.replace("://", "://" + user)).toList(), tls);
    }

    private String remote(List<String> to, String more) {
        String quoted = to.stream().map(url -> '"' + url + '"').collect(Collectors.joining(", "));
        return "  {urls: [%s], account: \"%s\", ignore_discovered_servers: true%s}".formatted(quoted, account, more);
    }
}
