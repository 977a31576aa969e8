package io.aftershock.testkit.fault;

import io.aftershock.testkit.link.Link;
import io.aftershock.testkit.server.NatsServer;
import java.time.Duration;

/** The faults of servers and links. */
public final class Faults {

    /** The longest that a server may take to come up again: recovery of its streams on a machine that does much else. */
    private static final Duration TIME_TO_START = Duration.ofSeconds(60);

    private Faults() {}

    /** The server dies at once, and is started again on the same ports and store. */
    public static Fault kill(NatsServer server) {
        return of("SIGKILL of " + server.name(), server::kill, () -> {
            if (!server.isRunning()) {
                server.start();
            }
            server.awaitReady(TIME_TO_START);
        });
    }

    /** The server hangs with all of its connections open. */
    public static Fault freeze(NatsServer server) {
        return of("SIGSTOP of " + server.name(), server::freeze, () -> {
            server.thaw();
            server.awaitReady(TIME_TO_START);
        });
    }

    /** Nothing passes between the two, and connections stay open. */
    public static Fault stall(Link link) {
        return of("link " + link.name() + " stalled", link::stall, link::restore);
    }

    /** The connections between the two are reset, and new ones too. */
    public static Fault breakOff(Link link) {
        return of("link " + link.name() + " reset", link::breakOff, link::restore);
    }

    /** What passes between the two takes this much longer. */
    public static Fault delay(Link link, Duration time) {
        return of("link " + link.name() + " slow by " + time.toMillis() + " ms", () -> link.delay(time), link::restore);
    }

    /** Both, one after the other, and healed in the other order. */
    public static Fault together(Fault first, Fault second) {
        return of(
                first.name() + " and " + second.name(),
                () -> {
                    first.inject();
                    second.inject();
                },
                () -> {
                    second.heal();
                    first.heal();
                });
    }

    /** A fault made of two steps. */
    public static Fault of(String name, Runnable inject, Runnable heal) {
        return new Steps(name, inject, heal);
    }

    private record Steps(String name, Runnable injection, Runnable healing) implements Fault {

        @Override
        public void inject() {
            injection.run();
        }

        @Override
        public void heal() {
            healing.run();
        }
    }
}
