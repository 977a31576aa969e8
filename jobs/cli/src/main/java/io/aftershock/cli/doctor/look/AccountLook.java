package io.aftershock.cli.doctor.look;

import io.aftershock.cli.doctor.facts.AccountFacts;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.monitor.config.ClusterConfig;
import io.aftershock.monitor.config.observatory.ObservedCluster;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the servers count of each account with what is stored of it, twice: first as it is, then, for accounts of
 * which calls were missed, while listening to their very subjects. Interest in a subject that is new goes through leaf nodes
 * that do not know of an import that was added by a reload; that is how the two are told apart.
 */
final class AccountLook {

    /** Servers tell each other of their counters each 1.5 s. */
    private static final long SETTLE_MILLIS = 2_000;

    private static final long INTERVAL_MILLIS = 4_000;

    private final PollLook polls;
    private final List<StreamLook> streams;
    private final ClusterConfig cluster;
    private final Connections connections;
    private final @Nullable ObservedCluster observed;

    AccountLook(
            PollLook polls,
            List<StreamLook> streams,
            ClusterConfig cluster,
            Connections connections,
            @Nullable ObservedCluster observed) {
        this.polls = polls;
        this.streams = streams;
        this.cluster = cluster;
        this.connections = connections;
        this.observed = observed;
    }

    Map<String, AccountFacts> facts() throws InterruptedException {
        Map<String, Map<String, Long>> storedBefore = stored();
        // What the counters learn of only now was called before, and must not look as if it had not been stored.
        TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
        Map<String, Long> before = polls.callsByAccount();
        TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
        Map<String, Long> after = polls.callsByAccount();
        Map<String, Map<String, Long>> storedAfter = stored();

        Set<String> names = new TreeSet<>(after.keySet());
        names.addAll(observed == null ? Set.of() : observed.accounts());
        Map<String, AccountFacts> facts = new TreeMap<>();
        for (String name : names) {
            facts.put(name, compared(name, grown(before, after, name), storedBefore, storedAfter));
        }
        listen(facts, after);
        askServers(facts);
        return facts;
    }

    /** By stream and account, how much is stored; without the streams that cannot be looked at. */
    private Map<String, Map<String, Long>> stored() throws InterruptedException {
        Map<String, Map<String, Long>> stored = new HashMap<>();
        for (StreamLook stream : streams) {
            Map<String, Long> counts = stream.advisoriesByAccount();
            if (counts != null) {
                stored.put(stream.name(), counts);
            }
        }
        return stored;
    }

    private static AccountFacts compared(
            String account, long calls, Map<String, Map<String, Long>> before, Map<String, Map<String, Long>> after) {
        Map<String, Long> stored = new TreeMap<>();
        long most = 0;
        for (Map.Entry<String, Map<String, Long>> stream : after.entrySet()) {
            Map<String, Long> earlier = before.get(stream.getKey());
            if (earlier != null) {
                stored.put(stream.getKey(), grown(earlier, stream.getValue(), account));
                most = Math.max(most, earlier.getOrDefault(account, 0L));
            }
        }
        return new AccountFacts(calls, most, stored, 0, 0, null, null);
    }

    private void listen(Map<String, AccountFacts> facts, Map<String, Long> callsBefore) throws InterruptedException {
        Set<String> missed = new TreeSet<>();
        facts.forEach((account, seen) -> {
            if (!seen.missedBy().isEmpty()) {
                missed.add(account);
            }
        });
        if (missed.isEmpty()) {
            return;
        }
        Map<String, Long> heard = listen(missed, facts);
        Map<String, Long> callsAfter = polls.callsByAccount();
        for (String account : missed) {
            facts.computeIfPresent(
                    account,
                    (name, seen) -> new AccountFacts(
                            seen.calls(),
                            seen.storedBefore(),
                            seen.stored(),
                            grown(callsBefore, callsAfter, name),
                            heard.getOrDefault(name, 0L),
                            null,
                            null));
        }
    }

    private void askServers(Map<String, AccountFacts> facts) throws InterruptedException {
        if (observed == null) {
            return;
        }
        Map<String, Set<String>> imports = polls.importsByServer(observed.monitoringAccount());
        for (String account : observed.accounts()) {
            Set<String> noExport = noExport(account);
            facts.computeIfPresent(
                    account,
                    (name, seen) -> new AccountFacts(
                            seen.calls(),
                            seen.storedBefore(),
                            seen.stored(),
                            seen.callsWhileListening(),
                            seen.heardWhileListening(),
                            noExport,
                            noImport(imports, name)));
        }
    }

    private static long grown(Map<String, Long> before, Map<String, Long> after, String name) {
        return Math.max(0, after.getOrDefault(name, 0L) - before.getOrDefault(name, 0L));
    }

    private Map<String, Long> listen(Set<String> accounts, Map<String, AccountFacts> facts)
            throws InterruptedException {
        Map<String, Long> heard = new ConcurrentHashMap<>();
        List<Runnable> endings = new ArrayList<>();
        for (int i = 0; i < streams.size(); i++) {
            NatsEndpoint endpoint = cluster.streams().get(i).endpoint();
            try {
                Connection connection = connections.to(endpoint);
                Dispatcher dispatcher = connection.createDispatcher();
                String stream = streams.get(i).name();
                for (String account : accounts) {
                    AccountFacts seen = facts.get(account);
                    if (seen == null || !seen.missedBy().contains(stream)) {
                        continue;
                    }
                    dispatcher.subscribe(
                            streams.get(i).advisories("." + account + ".>"),
                            message -> heard.merge(account, 1L, Long::sum));
                }
                endings.add(() -> connection.closeDispatcher(dispatcher));
            } catch (Connections.NoConnection e) {
                // Facts of the stream say so.
            }
        }
        TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
        endings.forEach(Runnable::run);
        return heard;
    }

    private @Nullable Set<String> noExport(String account) throws InterruptedException {
        Map<String, Boolean> exports = polls.exportsByServer(account);
        Set<String> without = new TreeSet<>();
        exports.forEach((server, there) -> {
            if (!there) {
                without.add(server);
            }
        });
        return exports.isEmpty() ? null : without;
    }

    private static @Nullable Set<String> noImport(Map<String, Set<String>> imports, String account) {
        if (imports.isEmpty()) {
            return null;
        }
        Set<String> without = new TreeSet<>();
        imports.forEach((server, from) -> {
            if (!from.contains(account)) {
                without.add(server);
            }
        });
        return without;
    }
}
