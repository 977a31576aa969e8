package io.aftershock.testkit.server;

import java.nio.file.Path;
import java.time.Duration;

/** A program that starts a server, prints its process id and never stops it. */
final class AbandonedServer {

    private AbandonedServer() {}

    public static void main(String[] args) {
        NatsServer server = NatsServer.create("abandoned", ServerPorts.claim(), Path.of(args[0]), "");
        server.start().awaitReady(Duration.ofSeconds(10));
        System.out.println(server.pid());
        Deadline.in(Duration.ofMinutes(1)).await("somebody kills this program", () -> false);
    }
}
