package io.aftershock.testkit.observatory;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.server.Deadline;
import io.nats.client.Dispatcher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The proof that all leafs between a cluster and an observatory carry what they should. */
final class LinkCheck {

    private static final Pattern ID = Pattern.compile("\"id\":\"(\\w+)\"");
    private static final Duration ANSWER = Duration.ofMillis(500);

    private final Watch watch;
    private final NatsSession fleet;
    private final String cluster;

    LinkCheck(Watch watch, NatsSession fleet) {
        this.watch = watch;
        this.fleet = fleet;
        this.cluster = watch.cluster().name();
    }

    void await(Duration patience) {
        Deadline deadline = Deadline.in(patience);
        awaitEvents(deadline);
        deadline.await("all servers of " + cluster + " answer", () -> allAnswer("fleet." + cluster + ".mon"));
        watch.servers().forEach(node -> {
            String prefix = "fleet." + cluster + ".mon." + node.name();
            deadline.await("all servers of " + cluster + " answer through " + node.name(), () -> allAnswer(prefix));
        });
    }

    /** One advisory has one id, and a copy comes through each pin. What FLEET receives its stream stores. */
    private void awaitEvents(Deadline deadline) {
        String account = watch.cluster().tenants().get(0).account();
        Map<String, Integer> copies = new ConcurrentHashMap<>();
        Dispatcher received = fleet.connection().createDispatcher(advisory -> {
            Matcher id = ID.matcher(new String(advisory.getData(), StandardCharsets.UTF_8));
            if (id.find()) {
                copies.merge(id.group(1), 1, Integer::sum);
            }
        });
        received.subscribe("fleet." + cluster + ".adv." + account + ".API");
        try (NatsSession tenant = watch.cluster().connect(account, "aftershock-link-check")) {
            deadline.await("advisories of " + cluster + " come through " + watch.pins(), () -> {
                tenant.ask("$JS.API.INFO", "", ANSWER);
                return copies.containsValue(watch.pins().size());
            });
        }
        fleet.connection().closeDispatcher(received);
    }

    private boolean allAnswer(String prefix) {
        int size = watch.servers().size();
        return fleet.askAll(prefix + ".ping.healthz", "{\"js-meta-only\":true}", size, ANSWER)
                        .size()
                == size;
    }
}
