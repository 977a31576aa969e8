package io.aftershock.cli.bench.scale;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The capture stream of all clusters as an observatory has it, on a server that others keep. */
record CaptureStore(JetStreamManagement management) {

    static final String STREAM = "FLEET";

    private static final int NO_SUCH_STREAM = 404;

    /** As an observatory keeps it, so that a long load fills no disk. */
    private static final long MAX_BYTES = 20_000_000_000L;

    private static final Duration MAX_AGE = Duration.ofDays(1);

    /** Finds the stream, or makes it. */
    static CaptureStore ensure(Connection connection) throws IOException, JetStreamApiException {
        JetStreamManagement management = connection.jetStreamManagement();
        try {
            management.getStreamInfo(STREAM);
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() != NO_SUCH_STREAM) {
                throw e;
            }
            management.addStream(StreamConfiguration.builder()
                    .name(STREAM)
                    .subjects("fleet.*.adv.>", "fleet.*.sys.>")
                    .storageType(StorageType.File)
                    .maxBytes(MAX_BYTES)
                    .maxAge(MAX_AGE)
                    .build());
        }
        return new CaptureStore(management);
    }

    /** How many messages it has taken since it was made. */
    long stored() throws IOException, JetStreamApiException {
        return management.getStreamInfo(STREAM).getStreamState().getLastSequence();
    }

    /** Waits until it has taken so many, or the patience is over; how many it has taken then. */
    long awaitStored(long expected, Duration patience) throws IOException, JetStreamApiException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        long stored = stored();
        while (stored < expected && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
            stored = stored();
        }
        return stored;
    }
}
