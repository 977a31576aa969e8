package io.aftershock.exporter.alert;

import static io.aftershock.model.finding.BreachState.OPENED;
import static io.aftershock.model.finding.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Evidence;
import io.aftershock.model.finding.EvidenceEntry;
import io.aftershock.monitor.check.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextCommandTest {

    @ParameterizedTest
    @EnumSource(Check.class)
    void standsInThePageUnderConfirm(Check check) throws IOException {
        String command = NextCommand.of(finding(check.name(), "ACCOUNT", "STREAM"));
        String page = Files.readString(Path.of("../../docs/checks/" + check + ".md"));
        String confirm =
                page.substring(page.indexOf("## Confirm"), page.indexOf("## ", page.indexOf("## Confirm") + 3));

        assertThat(confirm.lines())
                .as(command)
                .anyMatch(line -> line.equals(command) || line.startsWith(command + " "));
    }

    @Test
    void knowsEveryCheck() {
        assertThat(Arrays.stream(NextCommand.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Check.values()).map(Enum::name).toList());
    }

    /** What a shell makes of it is the name again, whatever a client has called itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACME",
                "it's",
                "a b",
                "$(touch x)",
                "`id`",
                "a\"b",
                "a;b|c&d",
                "a\\b",
                "*",
                "~",
                "!!",
                "''",
                "a=b",
                "#x",
                "{a,b}",
                "数"
            })
    void quotesForTheShell(String name) throws Exception {
        String command = NextCommand.of(finding("LIMIT_001", name, "ORDERS"));

        assertThat(wordsOf(command))
                .containsExactly("nats", "server", "report", "jetstream", "--account", name, "--context", "CLUSTER");
    }

    @Test
    void quotesForTheRegularExpressionToo() {
        assertThat(NextCommand.of(finding("RETRY_001", "a.b*$'(c)", "S")))
                .isEqualTo("nats server watch api requests --account '^a\\.b\\*\\$'\\''\\(c\\)$' --context CLUSTER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--server=nats://evil", "-x", "a\nb", "a\u001b[2Jb"})
    void leavesOutWhatCouldBeTakenForSomethingElse(String name) {
        assertThat(NextCommand.of(finding("LIMIT_001", name, name)))
                .isEqualTo("nats server report jetstream --context CLUSTER");
        assertThat(NextCommand.of(finding("RACE_001", name, name))).isEqualTo("nats consumer report");
    }

    private static List<String> wordsOf(String command) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "nats() { printf '%s\\n' nats \"$@\"; }\n" + command).start();
        String words = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return words.lines().toList();
    }

    private static Finding finding(String check, String account, String stream) {
        Breach breach = Breaches.at(0, check, 1, OPENED, WARNING, account, null, false);
        Finding finding = Finding.of(breach);
        return new Finding(
                finding.id(),
                check,
                finding.severity(),
                finding.state(),
                "CLUSTER",
                account,
                null,
                0,
                0,
                "",
                "",
                new Evidence(List.of(), List.of(), List.of(), List.of(new EvidenceEntry(stream, 1, 1))),
                null,
                false,
                "",
                null,
                List.of("CLUSTER"),
                List.of());
    }
}
