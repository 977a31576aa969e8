package io.aftershock.monitor.check;

import java.util.List;

/**
 * The catalogue of checks. The codes of Synadia Insights are used where the meaning is the same.
 *
 * <p>Each has its page below {@code docs/checks}.
 */
@SuppressWarnings("ImmutableEnumChecker") // the list is copied, its records are immutable
public enum Check {
    JETSTREAM_009(
            "API error ratio",
            "critical if availability or internal errors dominate, info if planned work explains those, else warning",
            "The failed share of an account's JetStream API calls is above the threshold.",
            "nats server report jetstream --context CLUSTER",
            List.of(
                    new Tunable("threshold", Unit.RATIO, 0.01, "as in Synadia Insights"),
                    new Tunable("rule", Unit.RULE, 0, "chance pages nobody; plain is the rule of Synadia Insights"),
                    new Tunable(
                            "confidence",
                            Unit.RATIO,
                            0.95,
                            "at the threshold itself one month in twenty may bring a false alarm"),
                    new Tunable("burst_lookback", Unit.DURATION, 5, "a burst of 20 % is found in seconds"),
                    new Tunable("lookback", Unit.DURATION, 60, "as in Synadia Insights"),
                    new Tunable("long_lookback", Unit.DURATION, 600, "small accounts make few calls in a minute"),
                    new Tunable(
                            "min_calls",
                            Unit.COUNT,
                            100,
                            "for rule plain alone: below it one failed call is more than one percent"),
                    new Tunable("hold", Unit.DURATION, 0, "chance is ruled out already"),
                    new Tunable(
                            "clear", Unit.DURATION, 30, "a client that retries each 20 s is still the same trouble"))),
    META_003(
            "meta leader changes",
            "warning",
            "The meta leader changes too often.",
            "nats server report jetstream --context CLUSTER",
            List.of(
                    new Tunable("max_unplanned", Unit.COUNT, 1, "a second crash within minutes is no accident"),
                    new Tunable("max_any", Unit.COUNT, 5, "a rolling restart of three or five servers needs no more"),
                    new Tunable("lookback", Unit.DURATION, 600, "long enough for a crash loop with back-off"),
                    new Tunable("hold", Unit.DURATION, 0, "an election is a fact"),
                    new Tunable("clear", Unit.DURATION, 0, "the look-back is the hold"))),
    META_006(
            "no meta leader",
            "critical",
            "The meta group has no leader: quorum is lost, and no stream or consumer can be made or changed.",
            "nats server list --context CLUSTER",
            List.of(
                    new Tunable("hold", Unit.DURATION, 10, "an election after a crash takes 3 to 9 s by itself"),
                    new Tunable("clear", Unit.DURATION, 2, "a leader that stays for two seconds has won"))),
    NETWORK_001(
            "network between the servers",
            "warning, info if planned work explains it",
            "A server has died, hangs or is cut off, a link between two servers is cut, or answers are lost.",
            "nats server list --context CLUSTER",
            List.of(
                    new Tunable("hold", Unit.DURATION, 3, "one or two lost answers are no cut"),
                    new Tunable(
                            "clear",
                            Unit.DURATION,
                            30,
                            "four flaps are one incident, and an election follows a heal by up to 16 s"))),
    LEADER_001(
            "meta leader does not answer",
            "warning, info if it comes back before another is elected",
            "The meta leader cannot be reached, and no other has been elected yet.",
            "nats server report jetstream --context CLUSTER",
            List.of(
                    new Tunable("hold", Unit.DURATION, 0, "two signs are asked for already"),
                    new Tunable("clear", Unit.DURATION, 0, "an answer or an election ends it"))),
    STALL_001(
            "calls go unanswered",
            "critical when it outlasts 10 s, info if planned work explains it, else warning",
            "The API has stopped answering an account, or the whole cluster, while the telemetry goes on.",
            "nats server report jetstream --context CLUSTER",
            List.of(
                    new Tunable("threshold", Unit.RATIO, 0.2, "in crashes answers fell to between 0 and 21 percent"),
                    new Tunable("lookback", Unit.DURATION, 60, "long enough to know a rate, short enough to follow it"),
                    new Tunable("chance", Unit.RATIO, 0.001, "it is asked only when a server is in trouble already"),
                    new Tunable(
                            "critical_after", Unit.DURATION, 10, "an election after a crash takes 3 to 9 s by itself"),
                    new Tunable("hold", Unit.DURATION, 0, "the silence that it takes is the hold"),
                    new Tunable("clear", Unit.DURATION, 3, "the first answers after an election come in fits"))),
    CLOCK_001(
            "clock is off",
            "warning",
            "A server's clock is off by more than a few seconds, or the clock of who receives its telemetry is.",
            "nats server request variables --name SERVER --context CLUSTER | jq -r .data.now",
            List.of(
                    new Tunable("threshold", Unit.DURATION, 3, "synchronised servers agree within milliseconds"),
                    new Tunable("hold", Unit.DURATION, 30, "a clock that is set right at once needs nobody"),
                    new Tunable(
                            "clear",
                            Unit.DURATION,
                            60,
                            "a time service that is mended may step a clock more than once"))),
    BLIND_001(
            "telemetry missing",
            "warning, info while another stream stands in or no stream is configured",
            "The monitor does not see all that happens in the cluster, or nothing of it.",
            "./aftershock doctor --config FILE",
            List.of(
                    new Tunable("tolerance", Unit.RATIO, 0.005, "counters and audits of real clusters differ by less"),
                    new Tunable("tolerance_calls", Unit.COUNT, 3, "calls are on their way at both ends of a time"),
                    new Tunable("lookback", Unit.DURATION, 60, "as long as that of the ratio that it makes doubtful"),
                    new Tunable("behind", Unit.DURATION, 300, "a restart catches up in less"),
                    new Tunable("hold", Unit.DURATION, 10, "a connection that breaks is made anew within seconds"),
                    new Tunable("clear", Unit.DURATION, 60, "what comes and goes is one trouble"))),
    RETRY_001(
            "retry storm",
            "warning",
            "A client repeats a call that fails, and does not wait longer from time to time.",
            "nats events --js-advisory --no-srv-advisory --filter err_code --context ACCOUNT",
            List.of(
                    new Tunable("amplification", Unit.COUNT, 5, "then four of five calls are in vain"),
                    new Tunable("lookback", Unit.DURATION, 30, "long enough to see that the waits do not grow"),
                    new Tunable(
                            "span", Unit.DURATION, 10, "an election is over by then, and what retried because of it"),
                    new Tunable("hold", Unit.DURATION, 0, "the span is the hold"),
                    new Tunable("clear", Unit.DURATION, 30, "who begins again after a pause is the same trouble"))),
    NEWERROR_001(
            "new error",
            "info for mistakes of clients, else warning",
            "An account has an error that it has not had for days.",
            "nats events --js-advisory --no-srv-advisory --filter err_code --context ACCOUNT",
            List.of(
                    new Tunable("memory", Unit.DURATION, 604_800, "what comes once a week, by a weekly job, is known"),
                    new Tunable("learn", Unit.DURATION, 86_400, "a day holds what is usual in most accounts"),
                    new Tunable("lookback", Unit.DURATION, 300, "for so long it is news"),
                    new Tunable("hold", Unit.DURATION, 5, "what counts the same calls, the error ratio, opens first"),
                    new Tunable("clear", Unit.DURATION, 0, "the look-back is the hold"))),
    LIMIT_001(
            "limit reached",
            "warning",
            "Calls of an account are refused because a limit is reached.",
            "nats account info --context ACCOUNT",
            List.of(
                    new Tunable("refusals", Unit.COUNT, 1, "a refusal is a fact, and what was asked for is not there"),
                    new Tunable("lookback", Unit.DURATION, 60, "as long as that of the ratio that it explains"),
                    new Tunable("hold", Unit.DURATION, 5, "what counts the same calls, the error ratio, opens first"),
                    new Tunable("clear", Unit.DURATION, 30, "who tries again each minute is the same trouble"))),
    RACE_001(
            "race for a consumer",
            "warning",
            "Several clients of one name are refused one consumer, which is otherwise than they ask.",
            "nats consumer info STREAM CONSUMER --context ACCOUNT",
            List.of(
                    new Tunable("connections", Unit.COUNT, 2, "one alone is wrong by itself and races with nobody"),
                    new Tunable(
                            "lookback",
                            Unit.DURATION,
                            60,
                            "instances of a rollout start and try again within a minute"),
                    new Tunable("hold", Unit.DURATION, 5, "what counts the same calls, the error ratio, opens first"),
                    new Tunable("clear", Unit.DURATION, 30, "who tries again each minute is the same trouble"))),
    ELECTION_001(
            "streams and consumers elect",
            "info if they follow an election of the meta leader or a server's fault, else warning",
            "The streams and consumers of an account elect leaders more often than they should.",
            "nats stream report --leaders --context ACCOUNT",
            List.of(
                    new Tunable(
                            "max_unplanned", Unit.COUNT, 5, "a short trouble moves a few groups, a lasting one more"),
                    new Tunable("lookback", Unit.DURATION, 600, "as long as that of the meta leader's changes"),
                    new Tunable(
                            "cascade",
                            Unit.DURATION,
                            10,
                            "each group elects by itself, 4 to 9 s after its leader is lost"),
                    new Tunable(
                            "hold", Unit.DURATION, 10, "the meta election that explains them may come as much later"),
                    new Tunable("clear", Unit.DURATION, 0, "the look-back is the hold"))),
    FLEET_001(
            "the same in several clusters",
            "the worst of its members",
            "Breaches of one check and error class open in several clusters within minutes: they are one incident.",
            "./aftershock history incidents --since 1h --config FILE",
            List.of(
                    new Tunable("clusters", Unit.COUNT, 2, "one cluster shares its trouble with nobody"),
                    new Tunable("within", Unit.DURATION, 300, "a deployment reaches all clusters within minutes"),
                    new Tunable(
                            "chance",
                            Unit.RATIO,
                            0.05,
                            "in a large fleet what happens daily somewhere falls together by chance")));

    private final String title;
    private final String severity;
    private final String meaning;
    private final String firstCommand;
    private final List<Tunable> tunables;

    Check(String title, String severity, String meaning, String firstCommand, List<Tunable> tunables) {
        this.title = title;
        this.severity = severity;
        this.meaning = meaning;
        this.firstCommand = firstCommand;
        this.tunables = List.copyOf(tunables);
        if (tunables.stream().map(Tunable::key).distinct().count() != tunables.size()) {
            throw new IllegalArgumentException(name() + " has two tunables of one key");
        }
    }

    public String title() {
        return title;
    }

    /** How urgent its findings are, in words. */
    public String severity() {
        return severity;
    }

    /** What it means when it fires, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /**
     * What to type first to see it oneself, as its page has it. Words in capitals stand for names: CLUSTER for a context
     * of the system account there and ACCOUNT for one of the account, STREAM, CONSUMER and SERVER for what the summary
     * names, and FILE for the configuration.
     */
    public String firstCommand() {
        return firstCommand;
    }

    public List<Tunable> tunables() {
        return tunables;
    }

    /** The tunable of a key. */
    public Tunable tunable(String key) {
        return tunables.stream()
                .filter(tunable -> tunable.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name() + " has no tunable " + key));
    }

    /** Where its page is, from the project's root. */
    public String runbook() {
        return "docs/checks/" + name() + ".md";
    }
}
