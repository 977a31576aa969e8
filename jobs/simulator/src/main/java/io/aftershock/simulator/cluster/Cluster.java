package io.aftershock.simulator.cluster;

import io.aftershock.simulator.delivery.Delivery;
import io.aftershock.simulator.engine.Agenda;
import io.aftershock.simulator.engine.Seeds;
import io.aftershock.simulator.truth.Witness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cluster of three servers: what it consists of, and who sees what happens to it. */
final class Cluster {

    static final String NEW_VERSION = "2.15.2";

    private static final int SERVERS = 3;

    /** It had run for a while when the story began. */
    private static final long AGE_MILLIS = 3_600_000;

    final String name;
    final Agenda agenda;
    final Seeds seeds;
    final Witness witness;
    final Delivery delivery;
    final Voice voice;
    final List<Server> servers = new ArrayList<>();
    final Map<String, Account> accounts = new LinkedHashMap<>();
    final MetaGroup meta;
    int connections;

    Cluster(String name, Agenda agenda, Seeds seeds, Witness witness, Delivery delivery) {
        this.name = name;
        this.agenda = agenda;
        this.seeds = seeds;
        this.witness = witness;
        this.delivery = delivery;
        this.voice = new Voice(name, agenda, delivery, seeds);
        long started = agenda.nowMillis() - AGE_MILLIS;
        for (int i = 1; i <= SERVERS; i++) {
            servers.add(new Server("n" + i, name, NEW_VERSION, seeds.of("server n" + i), started));
        }
        this.meta = new MetaGroup(servers.get(0), started);
    }

    long now() {
        return agenda.nowMillis();
    }

    Account account(String account) {
        return accounts.computeIfAbsent(account, created -> {
            Account made = new Account(created);
            made.addStreams(servers, accounts.size());
            return made;
        });
    }

    Server server(String wanted) {
        return servers.stream()
                .filter(server -> server.name.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no server " + wanted));
    }

    /** Servers that take part in the work. */
    List<Server> working() {
        return servers.stream().filter(Server::works).toList();
    }
}
