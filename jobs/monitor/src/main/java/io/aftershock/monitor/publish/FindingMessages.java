package io.aftershock.monitor.publish;

import io.aftershock.connectors.nats.sink.NatsMessageSerializer;
import java.nio.charset.StandardCharsets;

/**
 * Findings as messages: {@code PREFIX.RECORD.CLUSTER}, the JSON line as the body, and
 * {@link Line#messageId} as the message's id.
 *
 * <p>Names go into subjects with what a subject cannot hold replaced; the body has them as they are.
 */
public final class FindingMessages implements NatsMessageSerializer<Line> {

    private static final long serialVersionUID = 1L;

    private final String prefix;

    public FindingMessages(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public String subject(Line line) {
        return prefix + "." + line.record() + "." + token(line.cluster());
    }

    @Override
    public String messageId(Line line) {
        return line.messageId();
    }

    @Override
    public byte[] body(Line line) {
        return line.json().getBytes(StandardCharsets.UTF_8);
    }

    private static String token(String name) {
        return name.isEmpty() ? "_" : name.replaceAll("[^A-Za-z0-9_=-]", "_");
    }
}
