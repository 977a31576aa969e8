package io.aftershock.monitor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.check.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds what the pages have somebody type to what the commands understand. */
class PageCommandsTest {

    private static final String CONFIRM = "## Confirm";
    private static final String SILENCE = "## When to silence it";
    private static final Pattern KEY = Pattern.compile("`checks\\.(\\w+)\\.(\\w+)`");
    private static final List<String> ONLY_OF_CLUSTERS =
            List.of("META_003", "META_006", "NETWORK_001", "LEADER_001", "CLOCK_001");

    @Test
    void spellsCommandsOfNatsAsItsOwnHelpDoes() throws IOException {
        NatsCommands nats = NatsCommands.read();
        List<String> wrong = new ArrayList<>();
        int commands = 0;
        for (Path page : Pages.all()) {
            for (String line : PageCommands.of(Files.readString(page), "nats")) {
                commands++;
                nats.problem(line)
                        .ifPresent(problem -> wrong.add(Pages.ROOT.relativize(page) + ": " + line + ": " + problem));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(commands).isGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource
    void confirmsFirstByTheCommandOfTheCatalogue(Check check) throws IOException {
        String first = PageCommands.block(Pages.text(check.runbook()), CONFIRM).get(0);

        assertThat(first.replaceFirst(" +#.*", "")).isEqualTo(check.firstCommand());
    }

    /** So that an alert may put names in their place. */
    @ParameterizedTest
    @EnumSource
    void leavesWholeWordsToBeFilledIn(Check check) {
        assertThat(ShellWords.of(check.firstCommand()).stream().filter(word -> word.matches(".*[A-Z]{2}.*")))
                .isSubsetOf("CLUSTER", "ACCOUNT", "STREAM", "CONSUMER", "SERVER", "FILE");
    }

    @ParameterizedTest
    @EnumSource
    void silencesByTheLabelsOfItsAlerts(Check check) throws IOException {
        List<String> silences = PageCommands.of(Pages.text(check.runbook()), "amtool");

        assertThat(silences).isNotEmpty();
        for (String silence : silences) {
            List<String> words = ShellWords.of(silence);
            assertThat(words.subList(0, 3)).containsExactly("amtool", "silence", "add");
            assertThat(words.stream().skip(3).filter(word -> !word.startsWith("--")))
                    .containsExactlyElementsOf(matchers(check));
            assertThat(words.stream().filter(word -> word.startsWith("--")))
                    .satisfiesExactly(
                            duration -> assertThat(duration).matches("--duration=\\d+h"),
                            comment -> assertThat(comment).isEqualTo("--comment=TICKET: REASON"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesTheKeyThatMakesItQuieter(Check check) throws IOException {
        List<MatchResult> keys = KEY.matcher(PageCommands.section(Pages.text(check.runbook()), SILENCE))
                .results()
                .toList();

        assertThat(keys).isNotEmpty();
        assertThat(keys)
                .allSatisfy(key -> assertThat(Check.valueOf(key.group(1)).tunable(key.group(2)))
                        .isNotNull());
        assertThat(keys).anySatisfy(key -> assertThat(key.group(1)).isEqualTo(check.name()));
    }

    private static List<String> matchers(Check check) {
        List<String> matchers = new ArrayList<>(List.of("alertname=" + check));
        if (check != Check.FLEET_001) {
            matchers.add("cluster_name=CLUSTER");
            if (!ONLY_OF_CLUSTERS.contains(check.name())) {
                matchers.add("account=ACCOUNT");
            }
        }
        return matchers;
    }
}
