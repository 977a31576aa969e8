package io.aftershock.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.observatory.Observatory;
import io.nats.client.JetStreamManagement;
import java.util.ArrayList;
import java.util.List;

/** What a stream of an observatory holds, read message by message and without any code of the job. */
final class Stored {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Stored() {}

    /** The bodies of all messages whose subject begins so, oldest first. */
    static List<JsonNode> bodies(Observatory observatory, String stream, String subjectPrefix) {
        try (NatsSession session = observatory.connect("aftershock-test-reader")) {
            return bodies(session, stream, subjectPrefix);
        }
    }

    /** The same of whatever a session is connected to. */
    static List<JsonNode> bodies(NatsSession session, String stream, String subjectPrefix) {
        List<JsonNode> bodies = new ArrayList<>();
        try {
            JetStreamManagement streams = session.connection().jetStreamManagement();
            var state = streams.getStreamInfo(stream).getStreamState();
            for (long sequence = Math.max(1, state.getFirstSequence());
                    sequence <= state.getLastSequence();
                    sequence++) {
                var message = streams.getMessage(stream, sequence);
                if (message.getSubject().startsWith(subjectPrefix)) {
                    bodies.add(JSON.readTree(message.getData()));
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("stream " + stream + " could not be read", e);
        }
        return bodies;
    }
}
