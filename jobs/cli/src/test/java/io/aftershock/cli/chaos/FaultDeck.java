package io.aftershock.cli.chaos;

import io.aftershock.testkit.fault.Fault;
import io.aftershock.testkit.fault.Faults;
import io.aftershock.testkit.link.Link;
import io.aftershock.testkit.observatory.Observatory;
import io.aftershock.testkit.server.NatsServer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The kinds of faults as a deck of cards: shuffled by a seed, each kind comes before any comes again, and whom it hits is
 * drawn too.
 *
 * <p>At most one of the servers is hurt at a time, since that is what two observatories are promised to bear; the job may be
 * hurt beside it.
 */
final class FaultDeck {

    /** The server that both observatories have an event leaf to. */
    private static final String PINNED_BY_BOTH = "n2";

    private static final Duration SLOW = Duration.ofMillis(100);

    private final ChaosStage stage;
    private final Random random;
    private final Deque<Supplier<Fault>> cards = new ArrayDeque<>();

    FaultDeck(ChaosStage stage, long seed) {
        this.stage = stage;
        this.random = new Random(seed);
    }

    Fault draw() {
        if (cards.isEmpty()) {
            List<Supplier<Fault>> kinds = new ArrayList<>(kinds());
            Collections.shuffle(kinds, random);
            cards.addAll(kinds);
        }
        return cards.remove().get();
    }

    /** From two to eight seconds: a leader is missed after four to nine, and routes lose what waited for ten. */
    long holdMillis() {
        return random.nextLong(2_000, 8_000);
    }

    private List<Supplier<Fault>> kinds() {
        return List.of(
                () -> Faults.kill(server()),
                () -> Faults.freeze(server()),
                () -> Faults.kill(metaLeader()),
                () -> Faults.freeze(metaLeader()),
                () -> Faults.kill(stage.cluster.node(PINNED_BY_BOTH)),
                () -> Faults.freeze(stage.cluster.node(PINNED_BY_BOTH)),
                () -> Faults.kill(observatory().server()),
                () -> Faults.freeze(observatory().server()),
                () -> Faults.stall(routes()),
                () -> Faults.breakOff(routes()),
                () -> Faults.delay(routes(), SLOW),
                () -> isolated(server().name()),
                () -> Faults.stall(leaf()),
                () -> Faults.breakOff(leaf()),
                this::taskManager,
                this::savepoint,
                () -> Faults.together(Faults.kill(observatory().server()), taskManager()),
                () -> Faults.together(savepoint(), Faults.freeze(server())));
    }

    private NatsServer server() {
        return one(stage.cluster.nodes());
    }

    private NatsServer metaLeader() {
        NatsServer other = server(); // drawn in any case, so that the seed alone decides what comes next
        return stage.cluster.metaLeader().orElse(other);
    }

    private Observatory observatory() {
        return one(stage.observatories());
    }

    private Link routes() {
        List<String> pair = one(List.of(List.of("n1", "n2"), List.of("n1", "n3"), List.of("n2", "n3")));
        return stage.cluster.link(pair.get(0), pair.get(1));
    }

    private Link leaf() {
        String node = server().name();
        boolean first = random.nextBoolean();
        Link link = (first ? stage.firstWatch : stage.secondWatch).link(node);
        return new Link((first ? "observatory-1" : "observatory-2") + "-" + node, link.ways());
    }

    private Fault isolated(String node) {
        List<Link> links = Stream.of("n1", "n2", "n3")
                .filter(other -> !other.equals(node))
                .map(other -> stage.cluster.link(node, other))
                .toList();
        return Faults.stall(new Link(
                node + "-others",
                links.stream().flatMap(link -> link.ways().stream()).toList()));
    }

    private Fault taskManager() {
        return Faults.of("kill of a task manager", stage.job::killTaskManager, stage.job::startTaskManager);
    }

    private Fault savepoint() {
        int parallelism = 1 + random.nextInt(2);
        AtomicReference<String> savepoint = new AtomicReference<>();
        return Faults.of(
                "savepoint, goes on with parallelism " + parallelism,
                () -> savepoint.set(stage.job.stop()),
                () -> stage.job.goOn(savepoint.get(), parallelism));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
