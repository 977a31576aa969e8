package io.aftershock.cli.doctor.look;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Questions that several servers may answer. */
final class Asking {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Answers of live servers come within milliseconds of each other. */
    private static final Duration LONGEST = Duration.ofMillis(1_500);

    private static final Duration BETWEEN_TWO = Duration.ofMillis(500);

    /**
     * An answer of a server.
     *
     * @param offsetMillis how far the server's clock is ahead of ours, as far as the time of the answer's way tells
     */
    record Answer(String server, JsonNode body, long offsetMillis) {}

    private Asking() {}

    /**
     * All answers that come in time; none if nobody hears the question.
     *
     * @param expected how many to wait for at most; 0 if nobody knows
     */
    static List<Answer> all(Connection connection, String subject, String body, int expected)
            throws InterruptedException {
        String inbox = connection.createInbox();
        Subscription subscription = connection.subscribe(inbox);
        long asked = System.currentTimeMillis();
        connection.publish(subject, inbox, body.getBytes(StandardCharsets.UTF_8));
        List<Answer> answers = new ArrayList<>();
        long end = System.nanoTime() + LONGEST.toNanos();
        Message message = subscription.nextMessage(LONGEST);
        while (message != null && !message.isStatusMessage()) {
            add(answers, message, asked);
            long left = Math.min(BETWEEN_TWO.toNanos(), end - System.nanoTime());
            message = left <= 0 || answers.size() == expected ? null : subscription.nextMessage(Duration.ofNanos(left));
        }
        subscription.unsubscribe();
        return answers;
    }

    private static void add(List<Answer> answers, Message message, long asked) {
        long heard = System.currentTimeMillis();
        try {
            JsonNode body = JSON.readTree(message.getData());
            String time = body.at("/server/time").asText("");
            long offset = time.isEmpty() ? 0 : Times.millis(time) - (asked + heard) / 2;
            answers.add(new Answer(body.at("/server/name").asText("?"), body, offset));
        } catch (IOException e) {
            // What is not JSON is no answer of a server.
        }
    }
}
