package io.aftershock.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.doctor.facts.Need;
import io.aftershock.cli.doctor.look.Needs;
import io.aftershock.connectors.jsz.config.PollPath;
import io.aftershock.connectors.jsz.config.SystemPolls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What deploy/nats says of rights is what the doctor asks for; {@code -Daftershock.rights.write=true} writes it. */
class RightsFilesTest {

    private static final Path FOLDER = Path.of("../../deploy/nats");
    private static final String BEGIN = "<!-- rights: written by RightsFilesTest -->\n";
    private static final String END = "<!-- end of rights -->";

    /**
     * A user as the files have it.
     *
     * @param name behind {@code aftershock-}
     * @param is a sentence without its end
     */
    private record User(String name, String account, String is, List<Need> needs) {

        User {
            needs = needs.stream().distinct().toList();
        }
    }

    private static final List<User> USERS = List.of(
            new User(
                    "reader",
                    "FLEET",
                    "the job, which reads telemetry of an observatory and asks servers through it",
                    together(List.of(Needs.reader("FLEET"), Needs.poller(RightsPart.THROUGH_OBSERVATORIES)))),
            new User(
                    "poller",
                    "SYS",
                    "the job, where it asks servers by their system account (`polls: {by: system_account}`)",
                    Needs.poller(new SystemPolls(PollPath.systemAccount(RightsPart.ANY), Map.of()))),
            new User(
                    "listener",
                    "ORDERS",
                    "the job, where it listens without a stream (`subscriptions`): one user in each account",
                    Needs.listener(List.of("$JS.EVENT.ADVISORY.>"))),
            new User("writer", "FINDINGS", "the job, which publishes findings", Needs.writer("FINDINGS", "findings")),
            new User(
                    "exporter",
                    "FINDINGS",
                    "the exporter, which reads findings, tells Prometheus and alerts, and keeps counts",
                    Needs.exporter("FINDINGS", "aftershock-exporter")),
            new User("watch", "FINDINGS", "the verb `watch`, which reads findings", Needs.reader("FINDINGS")),
            new User("policy", "FINDINGS", "the job, which reads the bucket of policies", Needs.bucket("policy")),
            new User("fleet", "FINDINGS", "the job, which reads the bucket of clusters", Needs.bucket("clusters")),
            new User(
                    "doctor",
                    "FLEET",
                    "the verb `doctor`, which needs all that the reader may, and looks closer",
                    together(List.of(
                            Needs.reader("FLEET"),
                            Needs.poller(RightsPart.THROUGH_OBSERVATORIES),
                            Needs.doctor(RightsPart.TELEMETRY),
                            Needs.doctor(RightsPart.THROUGH_OBSERVATORIES)))));

    @Test
    void theTablesOfTheReadmeAreThoseOfTheDoctor() throws IOException {
        String tables = USERS.stream().map(RightsFilesTest::table).collect(Collectors.joining("\n", "\n", "\n"));
        Path readme = FOLDER.resolve("README.md");
        String text = Files.readString(readme);
        String wanted =
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + tables + text.substring(text.indexOf(END));

        assertWritten(readme, wanted);
    }

    private static String table(User user) {
        String is =
                user.is().substring(0, 1).toUpperCase(Locale.ROOT) + user.is().substring(1);
        String rows = user.needs().stream()
                .map(need -> "| %s | `%s` | %s |%n"
                        .formatted(
                                need.kind() == Need.Kind.PUBLISH ? "publish" : "subscribe",
                                need.subject(),
                                need.purpose()))
                .collect(Collectors.joining());
        return "### aftershock-%s%n%n%s. In the account `%s`.%n%n| may | subject | why |%n|---|---|---|%n%s"
                .formatted(user.name(), is, user.account(), rows);
    }

    @Test
    void theUsersOfTheServersConfigurationHaveThem() throws IOException {
        String users = USERS.stream()
                .map(user ->
                        "# In the account %s: %s.%n{user: aftershock-%s, password: $%s_PASSWORD, permissions: {%n  publish: {%s}%n  subscribe: {%s}}}%n"
                                .formatted(
                                        user.account(),
                                        user.is(),
                                        user.name(),
                                        user.name().toUpperCase(Locale.ROOT),
                                        configured(user, Need.Kind.PUBLISH),
                                        configured(user, Need.Kind.SUBSCRIBE)))
                .collect(Collectors.joining("\n"));

        assertWritten(
                FOLDER.resolve("rights.conf"),
                "# Written by RightsFilesTest from what the doctor asks for. Take what you need into users of the accounts.\n\n"
                        + users);
    }

    @Test
    void theUsersOfAnOperatorHaveThem() throws IOException {
        String users = USERS.stream()
                .map(user -> "# %s%nnsc add user --account '%s' --name 'aftershock-%s' \\%n  %s \\%n  %s%n"
                        .formatted(
                                user.is(),
                                user.account(),
                                user.name(),
                                option(user, Need.Kind.PUBLISH, "pub"),
                                option(user, Need.Kind.SUBSCRIBE, "sub")))
                .collect(Collectors.joining("\n"));

        assertWritten(
                FOLDER.resolve("nsc.sh"),
                "#!/bin/sh\n# Written by RightsFilesTest from what the doctor asks for. Run what you need where nsc has the operator's keys;"
                        + "\n# users are not pushed. Their credentials: nsc generate creds --account ACCOUNT --name USER\nset -eu\n\n"
                        + users);
    }

    /** With nothing to allow NATS would allow all. */
    private static String configured(User user, Need.Kind kind) {
        String allowed = subjects(user, kind, "\"", ", ");
        return allowed.isEmpty() ? "deny: [\">\"]" : "allow: [" + allowed + "]";
    }

    private static String option(User user, Need.Kind kind, String name) {
        String allowed = subjects(user, kind, "", ",");
        return allowed.isEmpty() ? "--deny-%s '>'".formatted(name) : "--allow-%s '%s'".formatted(name, allowed);
    }

    private static List<Need> together(List<List<Need>> needs) {
        return needs.stream().flatMap(List::stream).toList();
    }

    private static String subjects(User user, Need.Kind kind, String quote, String between) {
        return user.needs().stream()
                .filter(need -> need.kind() == kind)
                .map(need -> quote + need.subject() + quote)
                .collect(Collectors.joining(between));
    }

    private static void assertWritten(Path file, String wanted) throws IOException {
        if (Boolean.getBoolean("aftershock.rights.write")) {
            Files.writeString(file, wanted);
        }
        assertThat(Files.readString(file)).isEqualTo(wanted);
    }
}
