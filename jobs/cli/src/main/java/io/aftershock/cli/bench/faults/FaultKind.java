package io.aftershock.cli.bench.faults;

import io.aftershock.testkit.fault.Fault;
import io.aftershock.testkit.fault.Faults;
import io.aftershock.testkit.server.NatsServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What is done to the meta leader. */
enum FaultKind {
    /** Its process dies, and is started again. */
    KILL("SIGKILL"),
    /** Its process stops with all connections open, and goes on. */
    FREEZE("SIGSTOP");

    private final String signal;

    FaultKind(String signal) {
        this.signal = signal;
    }

    Fault of(NatsServer server) {
        return this == KILL ? Faults.kill(server) : Faults.freeze(server);
    }

    String signal() {
        return signal;
    }

    /** Its name in JSON lines. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** So many of each in an order that the seed decides. */
    static List<FaultKind> shuffled(int kills, int freezes, Random random) {
        List<FaultKind> all = new ArrayList<>(Collections.nCopies(kills, KILL));
        all.addAll(Collections.nCopies(freezes, FREEZE));
        Collections.shuffle(all, random);
        return all;
    }
}
