package io.aftershock.cli.record;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The disk of the meta leader, a tmpfs of 48 MB, is filled by a stream; whoever records it has to be root, to mount it. */
final class FullDisk implements Scene {

    private static final String SIZE = "48m";
    private static final byte[] BODY = new byte[64 * 1_024];
    private static final int MOST_MESSAGES = 2_000;

    private @Nullable Path mounted;
    private @Nullable NatsServer small;

    @Override
    public String file() {
        return "j-full-disk-v2.15.2";
    }

    /** The disk is mounted under a server that has lost its store and gets it anew from the others. */
    @Override
    public void prepare(NatsCluster cluster) throws Exception {
        NatsServer node = cluster.node("n2");
        node.kill();
        Path store = Files.createDirectories(node.folder().resolve("store"));
        run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", store.toString());
        mounted = store;
        small = node;
        node.start();
        cluster.awaitSettled();
        while (!Scene.leader(cluster).name().equals(node.name())) {
            cluster.stepDownMetaLeader();
            cluster.awaitSettled();
        }
    }

    @Override
    public void play(NatsCluster cluster, Truth truth) throws Exception {
        Scene.pass(40);
        try (NatsSession job = cluster.connect("ACME", "archiver")) {
            job.connection()
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name("ARCHIVE")
                            .subjects("archive.>")
                            .replicas(3)
                            .build());
            truth.tell(
                    "fill_start",
                    Map.of("account", "ACME", "client", "archiver", "stream", "ARCHIVE", "node", "n2", "disk", SIZE));
            int stored = fill(job);
            truth.tell("fill_stop", Map.of("client", "archiver", "messages", stored));
        }
        Scene.pass(60);
        truth.tell("end", Map.of("meta_leader", Scene.leader(cluster).name()));
    }

    /** Until the disk is full, and a little more. */
    private int fill(NatsSession job) throws Exception {
        int stored = 0;
        for (int i = 0; i < MOST_MESSAGES && free() > BODY.length; i++) {
            try {
                job.connection().jetStream().publish("archive.a", BODY);
                stored++;
            } catch (IOException | JetStreamApiException e) {
                Scene.pass(0.2); // no answer or refused: it goes on as a client would
            }
        }
        for (int i = 0; i < 20; i++) {
            job.connection().publish("archive.a", BODY);
            Scene.pass(0.1);
        }
        return stored;
    }

    private long free() throws IOException {
        return mounted == null ? 0 : Files.getFileStore(mounted).getUsableSpace();
    }

    @Override
    public void clear() throws Exception {
        if (small != null && mounted != null) {
            NatsServer node = small;
            node.close();
            Deadline.in(PATIENCE).await(node.name() + " has ended", () -> !node.isRunning());
            run("umount", mounted.toString());
        }
    }

    private static void run(String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of(command));
        int exit = new ProcessBuilder(words).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", words) + " ended with " + exit);
        }
    }
}
