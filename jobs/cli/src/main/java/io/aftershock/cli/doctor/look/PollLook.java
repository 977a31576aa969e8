package io.aftershock.cli.doctor.look;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.cli.doctor.facts.PollFacts;
import io.aftershock.connectors.jsz.config.PollPath;
import io.aftershock.connectors.jsz.config.PollSubjects;
import io.aftershock.connectors.jsz.config.SystemPolls;
import io.nats.client.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks the servers of one cluster, as the job does. */
final class PollLook {

    private static final String HEALTH = "{\"js-meta-only\":true}";
    private static final String ACCOUNTS = "{\"accounts\":true,\"limit\":1024}";
    private static final String ADVISORIES = "$JS.EVENT.ADVISORY.>";

    private final SystemPolls polls;
    private final Connections connections;

    private final Set<String> expected = new LinkedHashSet<>();

    /** By name what the servers call an account: the public key where it is a JWT. */
    private final Map<String, String> ids = new HashMap<>();

    /**
     * Nobody is asked yet.
     *
     * @param known servers of which an answer is due
     */
    PollLook(SystemPolls polls, Collection<String> known, Connections connections) {
        this.polls = polls;
        expected.addAll(known);
        expected.addAll(polls.nodes().keySet());
        this.connections = connections;
    }

    boolean isObservatory() {
        return !polls.main().subjects().arePinnedByConnection();
    }

    PollFacts facts() throws InterruptedException {
        String by = isObservatory() ? "by observatory" : "by system account";
        try {
            Connection connection = connections.to(polls.main().endpoint());
            Map<String, Set<String>> answered = new LinkedHashMap<>();
            List<Asking.Answer> jsz =
                    Asking.all(connection, polls.main().subjects().jsz(), "", expected.size());
            answered.put("JSZ", servers(jsz));
            answered.put(
                    "RAFTZ",
                    servers(Asking.all(connection, polls.main().subjects().raftz(), "", expected.size())));
            answered.put(
                    "HEALTHZ",
                    servers(Asking.all(connection, polls.main().subjects().healthz(), HEALTH, expected.size())));
            Map<String, Long> clocks = new TreeMap<>();
            jsz.forEach(answer -> clocks.put(answer.server(), answer.offsetMillis()));
            return new PollFacts(by, isObservatory(), null, expected, answered, through(), clocks);
        } catch (Connections.NoConnection e) {
            return PollFacts.unasked(by, isObservatory(), e.sentence());
        }
    }

    private Map<String, Set<String>> through() throws InterruptedException {
        Map<String, Set<String>> through = new TreeMap<>();
        for (Map.Entry<String, PollPath> node : polls.nodes().entrySet()) {
            PollPath path = node.getValue();
            try {
                Connection connection = connections.to(path.endpoint());
                through.put(
                        node.getKey(),
                        servers(Asking.all(connection, path.subjects().healthz(), HEALTH, expected.size())));
            } catch (Connections.NoConnection e) {
                through.put(node.getKey(), Set.of());
            }
        }
        return through;
    }

    /** By account, the highest of the servers' counters of its API calls; each server has heard of the others' calls. */
    Map<String, Long> callsByAccount() throws InterruptedException {
        Map<String, Long> calls = new HashMap<>();
        for (Asking.Answer answer : ask(polls.main().subjects().jsz(), ACCOUNTS)) {
            for (JsonNode account : answer.body().at("/data/account_details")) {
                calls.merge(
                        account.path("name").asText(), account.at("/api/total").asLong(), Math::max);
            }
        }
        return calls;
    }

    /** By server, the accounts whose advisories the monitoring account imports there; empty if nobody says. */
    Map<String, Set<String>> importsByServer(String monitoringAccount) throws InterruptedException {
        Map<String, Set<String>> imports = new TreeMap<>();
        for (Asking.Answer answer : account(monitoringAccount)) {
            Set<String> from = new TreeSet<>();
            for (JsonNode each : answer.body().at("/data/account_detail/imports")) {
                if (each.path("subject").asText().equals(ADVISORIES)) {
                    String id = each.path("account").asText();
                    from.add(id);
                    ids.forEach((name, known) -> {
                        if (known.equals(id)) {
                            from.add(name);
                        }
                    });
                }
            }
            imports.put(answer.server(), from);
        }
        return imports;
    }

    /** By server, whether an account exports its advisories there; empty if nobody says. */
    Map<String, Boolean> exportsByServer(String account) throws InterruptedException {
        Map<String, Boolean> exports = new TreeMap<>();
        for (Asking.Answer answer : account(account)) {
            boolean there = false;
            for (JsonNode each : answer.body().at("/data/account_detail/exports")) {
                there |= each.path("subject").asText().equals(ADVISORIES);
            }
            exports.put(answer.server(), there);
        }
        return exports;
    }

    private List<Asking.Answer> account(String name) throws InterruptedException {
        return ask(accountz(polls.main().subjects()), "{\"account\":\"" + ids.getOrDefault(name, name) + "\"}").stream()
                .filter(answer -> answer.body().at("/data/account_detail").isObject())
                .toList();
    }

    /** A question that the doctor alone asks. */
    static String accountz(PollSubjects subjects) {
        return subjects.jsz().replaceAll("(?i)jsz$", subjects.arePinnedByConnection() ? "ACCOUNTZ" : "accountz");
    }

    private List<Asking.Answer> ask(String subject, String body) throws InterruptedException {
        try {
            return Asking.all(connections.to(polls.main().endpoint()), subject, body, expected.size());
        } catch (Connections.NoConnection e) {
            return List.of(); // facts of the polls say so
        }
    }

    private static Set<String> servers(List<Asking.Answer> answers) {
        Set<String> servers = new TreeSet<>();
        answers.forEach(answer -> servers.add(answer.server()));
        return servers;
    }
}
