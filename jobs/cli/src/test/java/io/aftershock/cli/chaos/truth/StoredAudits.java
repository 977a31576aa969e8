package io.aftershock.cli.chaos.truth;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.observatory.Observatory;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PushSubscribeOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What an observatory has stored: all audits of its stream by id. */
public final class StoredAudits {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private StoredAudits() {}

    public static Map<String, Audit> of(Observatory observatory) {
        Map<String, Audit> stored = new HashMap<>();
        try (NatsSession session = observatory.connect("aftershock-test-reader")) {
            PushSubscribeOptions ordered = PushSubscribeOptions.builder().stream(Observatory.FLEET_STREAM)
                    .ordered(true)
                    .build();
            JetStreamSubscription messages = session.connection().jetStream().subscribe("fleet.*.adv.*.API", ordered);
            long pending = messages.getConsumerInfo().getCalculatedPending();
            for (long read = 0; read < pending; read++) {
                Message message = messages.nextMessage(PATIENCE);
                Audit audit = Audit.parse(message.getData());
                stored.put(audit.id(), audit);
            }
        } catch (Exception e) {
            throw new IllegalStateException("what " + observatory.server().name() + " stored cannot be read", e);
        }
        return stored;
    }
}
