package io.aftershock.testkit.workload;

import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import java.io.IOException;

/** One thing that a client asks of JetStream. */
@FunctionalInterface
interface Call {

    void make(JetStreamManagement api, JetStream stream) throws IOException, JetStreamApiException;
}
