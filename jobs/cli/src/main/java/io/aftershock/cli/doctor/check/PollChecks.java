package io.aftershock.cli.doctor.check;

import io.aftershock.cli.doctor.facts.ClusterFacts;
import io.aftershock.cli.doctor.facts.PollFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether the servers answer, to which questions, and through which of them. */
final class PollChecks {

    private static final List<String> QUESTIONS = List.of("JSZ", "RAFTZ", "HEALTHZ");

    /** Beyond it the job puts what a server says to another second. */
    private static final long CLOCK_MILLIS = 5_000;

    private PollChecks() {}

    static List<Diagnosis> of(ClusterFacts facts) {
        PollFacts polls = facts.polls();
        if (polls == null) {
            return List.of(new Diagnosis(
                    Level.UNKNOWN,
                    facts.name(),
                    "poll",
                    "-",
                    "its servers are not asked over NATS, and that is all that is examined here",
                    ""));
        }
        String problem = polls.problem();
        if (problem != null) {
            return List.of(diagnosis(
                    facts,
                    Level.CRITICAL,
                    polls.by(),
                    "cannot be asked: " + problem,
                    "see that the servers of polls run, and that their urls, credentials and tls are right"));
        }
        Set<String> servers = new TreeSet<>(polls.expected());
        polls.answered().values().forEach(servers::addAll);
        List<Diagnosis> found = new ArrayList<>();
        QUESTIONS.forEach(question -> found.add(question(facts, polls, question, servers)));
        new TreeSet<>(polls.through().keySet()).forEach(node -> found.add(through(facts, polls, node, servers)));
        found.addAll(clocks(facts, polls));
        return found;
    }

    private static Diagnosis question(ClusterFacts facts, PollFacts polls, String question, Set<String> servers) {
        Set<String> answered = polls.answered().getOrDefault(question, Set.of());
        if (answered.isEmpty()) {
            boolean others = polls.answered().values().stream().anyMatch(each -> !each.isEmpty());
            return diagnosis(
                    facts,
                    Level.CRITICAL,
                    question,
                    others
                            ? "nobody answers, though other questions are answered: its export or import is missing"
                            : "nobody answers",
                    others && polls.observatory()
                            ? Mend.question(facts, question)
                            : "see that the servers run and, through an observatory, that the leaf node \"queries/"
                                    + facts.name() + "\" is connected; " + Mend.question(facts, question));
        }
        Set<String> silent = new TreeSet<>(servers);
        silent.removeAll(answered);
        return silent.isEmpty()
                ? Diagnosis.ok(facts.name(), "poll", question, "answered by " + names(answered))
                : diagnosis(
                        facts,
                        Level.CRITICAL,
                        question,
                        "answered by " + names(answered) + ", not by " + names(silent),
                        "see whether " + names(silent) + " runs, and has the exports that the others have");
    }

    private static Diagnosis through(ClusterFacts facts, PollFacts polls, String node, Set<String> servers) {
        Set<String> answered = polls.through().getOrDefault(node, Set.of());
        Set<String> silent = new TreeSet<>(servers);
        silent.removeAll(answered);
        if (silent.isEmpty()) {
            return Diagnosis.ok(facts.name(), "poll", "through " + node, "all of " + names(servers) + " answer");
        }
        return diagnosis(
                facts,
                Level.WARNING,
                "through " + node,
                answered.isEmpty() ? "nobody answers" : "no answer of " + names(silent),
                polls.observatory()
                        ? "see whether " + node + " runs, and the remote of \"queries/" + facts.name() + "/" + node
                                + "\" in the observatory leads to it"
                        : "see whether " + node + " runs, and polls.nodes names its own URL");
    }

    private static List<Diagnosis> clocks(ClusterFacts facts, PollFacts polls) {
        List<Diagnosis> found = new ArrayList<>();
        new TreeSet<>(polls.clockOffsetMillis().keySet()).forEach(server -> {
            long offset = polls.clockOffsetMillis().getOrDefault(server, 0L);
            if (Math.abs(offset) > CLOCK_MILLIS) {
                found.add(new Diagnosis(
                        Level.WARNING,
                        facts.name(),
                        "clock",
                        server,
                        "its clock is %.1f s %s this machine's"
                                .formatted(Math.abs(offset) / 1000.0, offset > 0 ? "ahead of" : "behind"),
                        "see whether NTP runs there and here"));
            }
        });
        if (found.isEmpty() && !polls.clockOffsetMillis().isEmpty()) {
            found.add(Diagnosis.ok(facts.name(), "clock", "all servers", "clocks agree with this machine's"));
        }
        return found;
    }

    private static String names(Set<String> servers) {
        return String.join(", ", new TreeSet<>(servers));
    }

    private static Diagnosis diagnosis(ClusterFacts facts, Level level, String subject, String text, String mend) {
        return new Diagnosis(level, facts.name(), "poll", subject, text, mend);
    }
}
