package io.aftershock.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.doctor.facts.Need;
import io.aftershock.cli.doctor.look.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What deploy/nats says of rights is what the doctor asks for; {@code -Daftershock.rights.write=true} writes it. */
class RightsFilesTest {

    private static final Path FOLDER = Path.of("../../deploy/nats");
    private static final String BEGIN = "<!-- rights: written by RightsFilesTest -->\n";
    private static final String END = "<!-- end of rights -->";

    private record User(String name, String account, String is, List<Need> needs) {}

    private static final List<User> USERS = List.of(
            new User("reader", "FLEET", "the job, reading telemetry", Needs.reader("FLEET")),
            new User("writer", "FINDINGS", "the job, publishing findings", Needs.writer("FINDINGS", "findings")),
            new User(
                    "exporter",
                    "FINDINGS",
                    "the exporter, reading findings and keeping counts",
                    Needs.exporter("FINDINGS", "aftershock-exporter")),
            new User("watch", "FINDINGS", "the verb watch, reading findings", Needs.reader("FINDINGS")),
            new User("policy", "FINDINGS", "the job, reading the policy bucket", Needs.bucket("policy")),
            new User("fleet", "FINDINGS", "the job, reading the fleet bucket", Needs.bucket("clusters")));

    @Test
    void theTableOfTheReadmeIsThatOfTheDoctor() throws IOException {
        StringBuilder table = new StringBuilder("| user | may | subject | why |\n|---|---|---|---|\n");
        for (User user : USERS) {
            for (Need need : user.needs()) {
                table.append("| %s: %s | %s | `%s` | %s |%n"
                        .formatted(
                                user.name(),
                                user.is(),
                                need.kind() == Need.Kind.PUBLISH ? "publish" : "subscribe",
                                need.subject(),
                                need.purpose()));
            }
        }
        Path readme = FOLDER.resolve("README.md");
        String text = Files.readString(readme);
        String wanted =
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table + text.substring(text.indexOf(END));

        assertWritten(readme, wanted);
    }

    @Test
    void theUsersOfTheServersConfigurationHaveThem() throws IOException {
        String users = USERS.stream()
                .map(user ->
                        "# In the account %s: %s.%n{user: aftershock-%s, password: $%s_PASSWORD, permissions: {%n  publish: {allow: [%s]}%n  subscribe: {allow: [%s]}}}%n"
                                .formatted(
                                        user.account(),
                                        user.is(),
                                        user.name(),
                                        user.name().toUpperCase(Locale.ROOT),
                                        subjects(user, Need.Kind.PUBLISH, "\"", ", "),
                                        subjects(user, Need.Kind.SUBSCRIBE, "\"", ", ")))
                .collect(Collectors.joining("\n"));

        assertWritten(
                FOLDER.resolve("rights.conf"),
                "# Written by RightsFilesTest from what the doctor asks for. Take what you need into users of the accounts.\n\n"
                        + users);
    }

    @Test
    void theUsersOfAnOperatorHaveThem() throws IOException {
        String users = USERS.stream()
                .map(user ->
                        "# %s%nnsc add user --account '%s' --name 'aftershock-%s' \\%n  --allow-pub '%s' \\%n  --allow-sub '%s'%n"
                                .formatted(
                                        user.is(),
                                        user.account(),
                                        user.name(),
                                        subjects(user, Need.Kind.PUBLISH, "", ","),
                                        subjects(user, Need.Kind.SUBSCRIBE, "", ",")))
                .collect(Collectors.joining("\n"));

        assertWritten(
                FOLDER.resolve("nsc.sh"),
                "#!/bin/sh\n# Written by RightsFilesTest from what the doctor asks for. Run what you need where nsc has the operator's keys, then: nsc push --all\nset -eu\n\n"
                        + users);
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
