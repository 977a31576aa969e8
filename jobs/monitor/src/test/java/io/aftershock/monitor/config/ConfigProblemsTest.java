package io.aftershock.monitor.config;

import static io.aftershock.monitor.config.ConfigFolder.GOOD_CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigProblemsTest {

    private static final String GOOD = "clusters: [" + GOOD_CLUSTER + "]\n";

    @TempDir
    private Path temp;

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "wrongKeys",
        "wrongValues",
        "wrongSources",
        "wrongOverrides",
        "wrongMaintenance",
        "wrongExporter",
        "wrongAlerts",
        "notYaml"
    })
    void tellsExactly(String story, String yaml, List<String> problems) {
        ConfigFolder folder = new ConfigFolder(temp);

        assertThat(folder.problems(yaml))
                .isEqualTo(problems.stream()
                        .map(line -> line.replace("FILE", folder.path("fleet.yaml")))
                        .toList());
    }

    static Stream<Arguments> wrongMaintenance() {
        return Stream.of(row(
                "all that is wrong with planned work at once",
                GOOD + "maintenance:\n"
                        + "- {from: 2026-11-21T22:00:00Z, to: 2026-11-21T21:00:00Z, reason: upgrade}\n"
                        + "- {cluster: eats, from: tomorrow, to: 2026-11-31T21:00:00Z}",
                "maintenance[0]: holds everywhere, must have environment or cluster (line 3)",
                "maintenance[0].to: is 2026-11-21T21:00:00Z, must be later than from, 2026-11-21T22:00:00Z"
                        + " (line 3)",
                "maintenance[1].from: is 'tomorrow', must be a time, such as 2026-11-21T22:00:00Z (line 4)",
                "maintenance[1].cluster: is 'eats', must be the name of a cluster in clusters, did you mean east?"
                        + " (line 4)",
                "maintenance[1].to: is '2026-11-31T21:00:00Z', must be a time that exists, such as"
                        + " 2026-11-21T22:00:00Z (line 4)",
                "maintenance[1].reason: is missing, must say what is being done (line 4)"));
    }

    static Stream<Arguments> wrongExporter() {
        return Stream.of(row(
                "all that is wrong with the exporter at once",
                GOOD
                        + "exporter: {listen: '0.0.0.0:99999', tls: {cert_file: a}, accounts: 0, idle: 1s, state: a.b,"
                        + " basic_auth: {user: 'a:b'}}",
                "exporter.accounts: is '0', must be between 1 and 10000 (line 2)",
                "exporter.idle: is '1s', must be between 60s and 744h (line 2)",
                "exporter.tls.key_file: is missing, must name the private key of cert_file (line 2)",
                "exporter.basic_auth.password_file: is missing, must name the file of the password (line 2)",
                "exporter.basic_auth.user: holds a colon, which basic authentication cannot send in a name"
                        + " (line 2)",
                "exporter.listen: is '0.0.0.0:99999', must have a port up to 65535 (line 2)",
                "exporter.state: is 'a.b', must be letters, digits, - and _ (line 2)"));
    }

    static Stream<Arguments> wrongAlerts() {
        return Stream.of(
                row(
                        "alerts for nobody",
                        GOOD + "alerts: {resend: 10s}",
                        "alerts: names neither alertmanagers nor a webhook, must have one of them (line 2)"),
                row(
                        "all that is wrong with alerts at once",
                        GOOD
                                + "alerts: {resend: 2h, min_severity: info, webhook: {url: 'ftp://a'}, alertmanagers: [{url: 'http://u:p@a:9093'},"
                                + " {url: 'http://a:9093', token_file: t, basic_auth: {user: 'a:b'}, tls: {key_file: k}}]}",
                        "alerts.resend: is '2h', must be between 1s and 10m (line 2)",
                        "alerts.min_severity: is 'info', must be warning or critical (line 2)",
                        "alerts.webhook.url: is not a URL, such as https://host/path (line 2)",
                        "alerts.alertmanagers[0].url: holds user information, must be a URL without it: put secrets into a file and name it in credentials (line 2)",
                        "alerts.alertmanagers[1]: has basic_auth and token_file, must have one of them (line 2)",
                        "alerts.alertmanagers[1].tls.cert_file: is missing, must be there if the other one is (line 2)",
                        "alerts.alertmanagers[1].basic_auth.password_file: is missing, must name the file of the password (line 2)",
                        "alerts.alertmanagers[1].basic_auth.user: holds a colon, which basic authentication cannot send in a name (line 2)",
                        "alerts.webhook.secret_file: is missing, must name the file of the secret that signs (line 2)"));
    }

    @Test
    void tellsTheExporterWhatItCannotDoWithout() {
        ConfigFolder folder = new ConfigFolder(temp);
        Path nowhere = folder.write("nowhere.yaml", "clusters: [" + GOOD_CLUSTER + "]");
        Path core = folder.write(
                "core.yaml",
                "findings: {urls: nats://f, mode: core}\nexporter: {basic_auth: {user: a, password_file: b}}");

        assertThatThrownBy(() -> ConfigLoader.loadExport(nowhere, Map.of(), List.of()))
                .isInstanceOf(ConfigProblems.class)
                .hasMessageContaining("findings: is missing, must say where findings are stored");
        assertThatThrownBy(() -> ConfigLoader.loadExport(core, Map.of(), List.of()))
                .isInstanceOf(ConfigProblems.class)
                .hasMessageContaining("findings.mode: is core, must be jetstream")
                .hasMessageContaining("exporter.basic_auth.password_file: names no file");
    }

    static Stream<Arguments> wrongKeys() {
        return Stream.of(
                row(
                        "a slip of the pen",
                        GOOD + "checks: {JETSTREAM_009: {treshold: 1%}}",
                        "checks.JETSTREAM_009.treshold: unknown key, known are threshold, rule, confidence, burst_lookback,"
                                + " lookback, long_lookback, min_calls, hold, clear, did you mean threshold? (line 2)"),
                row(
                        "a code that is none",
                        GOOD + "checks: {META_06: {hold: 1s}}",
                        "checks.META_06: unknown key, known are JETSTREAM_009, META_003, META_006, NETWORK_001,"
                                + " LEADER_001, STALL_001, CLOCK_001, BLIND_001, RETRY_001,"
                                + " NEWERROR_001, LIMIT_001, RACE_001, ELECTION_001, FLEET_001,"
                                + " did you mean META_006? (line 2)"),
                row(
                        "a key that is like none",
                        GOOD + "retention: 7d",
                        "retention: unknown key, known are clusters, fleet, windows, checks, overrides, maintenance, policy, findings,"
                                + " history, exporter, alerts, observatories (line 2)"),
                row("a key twice", GOOD + "windows: {size: 60s, size: 70s}", "windows.size: is there twice (line 2)"),
                row("nothing", "", "clusters: is missing, must list at least one cluster"),
                row("no cluster", "clusters: []", "clusters: is empty, needs at least one entry (line 1)"),
                row("no override", GOOD + "overrides: []", "overrides: is empty, needs at least one entry (line 2)"),
                row(
                        "a cluster without a name",
                        "clusters: [{urls: nats://a}]",
                        "clusters[0].name: is missing (line 1)"),
                row(
                        "two of one name",
                        "clusters:\n- " + GOOD_CLUSTER + "\n- " + GOOD_CLUSTER,
                        "clusters[1].name: is 'east' as clusters[0].name is, must differ (line 3)"),
                row(
                        "names of clusters that are spanned, twice",
                        "clusters:\n- " + GOOD_CLUSTER
                                + "\n- " + GOOD_CLUSTER.replace("name: east", "name: west, spans: [a, east]")
                                + "\n- " + GOOD_CLUSTER.replace("name: east", "name: south, spans: [a]"),
                        "clusters[1].spans[1]: is 'east' as clusters[0].name is, must differ (line 3)",
                        "clusters[2].spans[0]: is 'a' as clusters[1].spans[0] is, must differ (line 4)"));
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                row(
                        "percent that is none",
                        GOOD + "checks: {JETSTREAM_009: {threshold: 2}}",
                        "checks.JETSTREAM_009.threshold: is '2', must be between 0% and 100%, did you mean 2%? (line 2)"),
                row(
                        "negative",
                        GOOD + "checks: {JETSTREAM_009: {threshold: -1%, min_calls: -5, hold: -1s}}",
                        "checks.JETSTREAM_009.threshold: is '-1%', must be between 0% and 100% (line 2)",
                        "checks.JETSTREAM_009.min_calls: is '-5', must be between 0 and 1000000000 (line 2)",
                        "checks.JETSTREAM_009.hold: is '-1s', must be a duration, such as 60s, 10m or 2h (line 2)"),
                row(
                        "a rule that is none",
                        GOOD + "checks: {JETSTREAM_009: {rule: normal}}",
                        "checks.JETSTREAM_009.rule: is 'normal', must be a rule, wilson or plain (line 2)"),
                row(
                        "a duration without a unit",
                        GOOD + "windows: {size: 60}",
                        "windows.size: is '60', must be a duration, such as 60s, 10m or 2h (line 2)"),
                row(
                        "finer than the clock",
                        GOOD + "checks: {META_006: {hold: 1500ms}}",
                        "checks.META_006.hold: is '1500ms', must be a multiple of 1s (line 2)"),
                row(
                        "no look-back",
                        GOOD + "checks: {META_003: {lookback: 0}}",
                        "checks.META_003.lookback: is '0', must be between 1s and 24h (line 2)"),
                row(
                        "half a count",
                        GOOD + "checks: {META_003: {max_any: 1.5}}",
                        "checks.META_003.max_any: is '1.5', must be a whole number (line 2)"),
                row(
                        "windows that do not fit",
                        GOOD + "windows:\n  size: 60s\n  slide: 7s",
                        "windows.size: size 60s is not a multiple of slide 7s, must be one (line 3)"),
                row(
                        "a list for a value",
                        GOOD + "windows: {size: [60s]}",
                        "windows.size: is a list, must be: duration, such as 60s, 10m or 2h (line 2)"),
                row(
                        "a value for keys",
                        GOOD + "windows: 60s",
                        "windows: is a single value, must have keys: size, slide, allowance (line 2)"));
    }

    static Stream<Arguments> wrongSources() {
        return Stream.of(
                row(
                        "user information in URLs",
                        "clusters: [{name: east, urls: ['nats://me:hunter2@a:4222', 'nats://hunter2@b']}]",
                        "clusters[0].urls[0]: holds user information, must be a URL without it:"
                                + " put secrets into a file and name it in credentials (line 1)",
                        "clusters[0].urls[1]: holds user information, must be a URL without it:"
                                + " put secrets into a file and name it in credentials (line 1)"),
                row(
                        "a secret instead of its file",
                        "clusters: [{name: east, urls: nats://a, credentials: {token_file: /hunter2}}]",
                        "clusters[0].credentials.token_file:"
                                + " names no file, must be a path and not what is in the file (line 1)"),
                row(
                        "a secret in a key of its own",
                        "clusters: [{name: east, urls: nats://a, credentials: {password: hunter2}}]",
                        "clusters[0].credentials.password: unknown key, known are creds_file, nkey_file, user_file,"
                                + " token_file, context_file (line 1)"),
                row(
                        "two credentials",
                        "clusters: [{name: east, urls: nats://a, credentials: {creds_file: a, nkey_file: b}}]",
                        "clusters[0].credentials: has creds_file and nkey_file, must have one of them (line 1)"),
                row(
                        "half a key pair",
                        "clusters: [{name: east, urls: nats://a, tls: {cert_file: /dev}}]",
                        "clusters[0].tls.key_file: is missing, must be there if the other one is (line 1)",
                        "clusters[0].tls.cert_file: names a folder, must be the path of a file (line 1)"),
                row(
                        "nothing to read",
                        "clusters: [{name: east, source: {polls: {by: none}}}]",
                        "clusters[0].source: names neither streams nor polls, must have one of them (line 1)"),
                row(
                        "nowhere to connect to",
                        "clusters: [{name: east}]",
                        "clusters[0].source.polls.urls:"
                                + " is missing, here and in the cluster; to poll nothing write by: none (line 1)"),
                row(
                        "streams that are wrong in many ways",
                        """
                        clusters:
                          - name: east
                            source:
                              polls: {by: none}
                              streams:
                                - {name: o1}
                                - {name: o1, urls: nats://a, layout: plane}
                                - {name: o2, urls: nats://a, layout: plain}
                                - {urls: nats://a, account: A, subjects: a..b}
                        """,
                        "clusters[0].source.streams[0].urls:"
                                + " is missing, must be a list of URLs such as nats://host:4222 (line 6)",
                        "clusters[0].source.streams[1].layout:"
                                + " is 'plane', must be observatory or plain, did you mean plain? (line 7)",
                        "clusters[0].source.streams[1].name:"
                                + " is 'o1' as clusters[0].source.streams[0].name is, must differ (line 7)",
                        "clusters[0].source.streams[2].account:"
                                + " is missing, must be the account whose telemetry a plain stream holds (line 8)",
                        "clusters[0].source.streams[3].subjects:"
                                + " is 'a..b', must be a subject, such as fleet.east.> (line 9)",
                        "clusters[0].source.streams[3].name: is missing (line 9)",
                        "clusters[0].source.streams[3].account:"
                                + " is for layout plain; the subjects of an observatory name the account (line 9)"),
                row(
                        "a name with a dot",
                        "clusters: [{name: eu.west, source: {streams: [{name: o, urls: nats://o}], polls: {by: none}}}]",
                        "clusters[0].source.streams[0].subjects:"
                                + " is missing, must be there since the cluster's name has a dot (line 1)"),
                row(
                        "nodes of another kind",
                        """
                        clusters:
                        - {name: a, urls: nats://a, source: {polls: {nodes: [n1]}}}
                        - {name: b, urls: nats://a, source: {polls: {nodes: {n1: 'http://a'}}}}
                        - {name: c, source: {polls: {by: http}}}
                        - {name: d, source: {polls: {by: observatory, urls: nats://o, nodes: {n1: nats://a}}}}
                        """,
                        "clusters[0].source.polls.nodes: is a list, must be name: nats://host:port of each server;"
                                + " by observatory it is a list (line 2)",
                        "clusters[1].source.polls.nodes.n1:"
                                + " is of another kind, must be a URL such as nats://host:port (line 3)",
                        "clusters[2].source.polls.nodes: is missing, must be name: http://host:8222 of each server"
                                + " (line 4)",
                        "clusters[3].source.polls.nodes: has URLs, must be a list of names;"
                                + " by observatory servers are told apart by subject (line 5)"),
                row(
                        "findings that go nowhere",
                        GOOD + "findings: {stream: OUT}",
                        "findings.urls: is missing, must be a list of URLs such as nats://host:4222 (line 2)"));
    }

    static Stream<Arguments> wrongOverrides() {
        return Stream.of(
                row(
                        "strangers",
                        GOOD + "overrides: [{cluster: eats, environment: pord, checks: {META_006: {hold: 1s}}}]",
                        "overrides[0].cluster: is 'eats', must be the name of a cluster in clusters, did you mean east? (line 2)",
                        "overrides[0].environment: is 'pord', must be the environment of a cluster in clusters,"
                                + " did you mean prod? (line 2)"),
                row(
                        "everywhere and nothing",
                        GOOD + "overrides: [{}]",
                        "overrides[0]: holds everywhere, must have environment, cluster or account; else set it in"
                                + " checks (line 2)",
                        "overrides[0].checks: is missing, must say which thresholds hold here (line 2)"));
    }

    static Stream<Arguments> notYaml() {
        return Stream.of(
                row("a list", "- a", "FILE: the file is a list, must be keys with values (line 1)"),
                row(
                        "a secret that begins with a star",
                        "a: 1\nclusters: *hunter2",
                        "FILE: is not YAML: a value that begins with * or ! needs quotes (line 2)"),
                row(
                        "a tab",
                        "clusters:\n\t- a",
                        "FILE: is not YAML: found character '\\t(TAB)' that cannot start any token."
                                + " (Do not use \\t(TAB) for indentation) (line 2)"),
                row(
                        "itself",
                        "clusters: &a [*a]",
                        "clusters" + "[0]".repeat(20) + ": is too deep, or contains itself (line 1)",
                        "clusters[0]: is a list, must have keys: name, environment, spans, urls, credentials, tls, source,"
                                + " observatory (line 1)"));
    }

    @Test
    void tellsThatThereIsNoFile() {
        assertThatThrownBy(() -> ConfigLoader.load(Path.of("/nowhere.yaml"), Map.of(), List.of()))
                .isInstanceOf(ConfigProblems.class)
                .hasMessage("1 problem in /nowhere.yaml\n  /nowhere.yaml: there is no such file");
    }

    @Test
    void tellsWhatIsWrongWithArgumentsAndVariables() {
        ConfigFolder folder = new ConfigFolder(temp);
        assertThat(folder.problems(
                        GOOD,
                        "windows",
                        "a..b=1",
                        "clusters[west].urls=nats://w",
                        "windows.size=1x",
                        "windows.sise=1s"))
                .containsExactly(
                        "--set: is without =, must be KEY=VALUE, such as windows.size=60s",
                        "a..b: is not a key path such as clusters[0].urls (--set)",
                        "clusters: has no entry west, the next free number is 1 (--set)",
                        "windows.size: is '1x', must be a duration, such as 60s, 10m or 2h (--set)",
                        "windows.sise: unknown key, known are size, slide, allowance, did you mean size? (--set)");
        assertThatThrownBy(() -> folder.load(GOOD, Map.of("AFTERSHOCK_WINDOWS__SISE", "1s")))
                .hasMessageEndingWith("windows.sise: unknown key, known are size, slide, allowance, did you mean size?"
                        + " (AFTERSHOCK_WINDOWS__SISE)");
    }

    private static Arguments row(String story, String yaml, String... problems) {
        return arguments(story, yaml, List.of(problems));
    }

    @Test
    void wantsObservatoriesOfAnObservedCluster() {
        assertThat(new ConfigFolder(temp).problems("""
                        clusters:
                          - name: a.b
                            observatory: {nodes: {n1: "nats-leaf://user:hunter2@n1:7422"}}
                          - name: east
                            observatory: {nodes: {n1: nats-leaf://n1:7422}, accounts: [A.B]}
                        """))
                .anyMatch(line -> line.startsWith("clusters[0].observatory: cannot be there"))
                .anyMatch(line -> line.startsWith("clusters[0].observatory.nodes.n1: holds user information"))
                .anyMatch(line -> line.startsWith("clusters[0].observatory.accounts: is missing"))
                .anyMatch(
                        line -> line.startsWith("clusters[1].observatory.accounts[0]: is named with other characters"))
                .anyMatch(line -> line.startsWith("observatories: is missing"))
                .noneMatch(line -> line.contains(ConfigFolder.SECRET));
    }

    @Test
    void refusesPinsToServersThatNobodyListed() {
        assertThat(new ConfigFolder(temp).problems("""
                        clusters:
                          - {name: east, observatory: {nodes: {n1: "nats-leaf://n1:7422"}, accounts: [A]}}
                        observatories:
                          - {name: o1, urls: nats://o1:4222, pins: [east/n2]}
                        """))
                .containsExactly(
                        "observatories[0].pins[0]: names no server that observatory.nodes of a cluster lists (line 4)");
    }
}
