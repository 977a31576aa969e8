package io.aftershock.cli.bench.scale;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The capture streams of some clusters, one each as {@code simulate} has them, on a server that others keep. */
record CaptureStore(JetStreamManagement management, List<String> streams) {

    private static final int NO_SUCH_STREAM = 404;

    /** Of all together, so that a long load fills no disk. */
    private static final long MAX_BYTES = 30_000_000_000L;

    /** Finds the streams, or makes them. */
    static CaptureStore ensure(Connection connection, List<String> clusters) throws IOException, JetStreamApiException {
        JetStreamManagement management = connection.jetStreamManagement();
        for (String cluster : clusters) {
            ensure(management, cluster, MAX_BYTES / clusters.size());
        }
        return new CaptureStore(
                management, clusters.stream().map(CaptureStore::stream).toList());
    }

    private static void ensure(JetStreamManagement management, String cluster, long maxBytes)
            throws IOException, JetStreamApiException {
        try {
            management.getStreamInfo(stream(cluster));
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() != NO_SUCH_STREAM) {
                throw e;
            }
            management.addStream(StreamConfiguration.builder()
                    .name(stream(cluster))
                    .subjects("fleet." + cluster + ".adv.>", "fleet." + cluster + ".sys.>")
                    .storageType(StorageType.File)
                    .maxBytes(maxBytes)
                    .build());
        }
    }

    static String stream(String cluster) {
        return "FLEET_" + cluster;
    }

    /** How many messages they have taken since they were made. */
    long stored() throws IOException, JetStreamApiException {
        long stored = 0;
        for (String stream : streams) {
            stored += management.getStreamInfo(stream).getStreamState().getLastSequence();
        }
        return stored;
    }

    /** Waits until they have taken so many, or the patience is over; how many they have taken then. */
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
