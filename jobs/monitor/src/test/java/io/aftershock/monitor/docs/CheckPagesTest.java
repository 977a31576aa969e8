package io.aftershock.monitor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.config.schema.Amount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the runbook pages, and the table of the README, to the catalogue. */
class CheckPagesTest {

    private static final List<String> HEADINGS = List.of(
            "## First two minutes",
            "## What it means",
            "## Why it matters",
            "## Confirm",
            "## Usual causes, most likely first",
            "## How to fix it",
            "## When to silence it",
            "## How it is computed",
            "## Example");

    @ParameterizedTest
    @EnumSource
    void beginsWithWhatTheCatalogueSays(Check check) throws IOException {
        assertThat(Pages.text(check.runbook()))
                .startsWith("# " + check.name() + ": " + check.title() + "\n\n" + check.meaning() + "\n\n**Severity**: "
                        + check.severity() + ".\n\n");
    }

    @ParameterizedTest
    @EnumSource
    void hasWhatSomebodyNeedsInTheNight(Check check) throws IOException {
        assertThat(Pages.text(check.runbook()).lines().filter(line -> line.startsWith("## ")))
                .isEqualTo(HEADINGS);
    }

    @ParameterizedTest
    @EnumSource
    void listsTheTunablesWithDefaultAndReason(Check check) throws IOException {
        String head = "| tunable | unit | default | why this default |";

        assertThat(Pages.table(Pages.text(check.runbook()), head))
                .isEqualTo(check.tunables().stream()
                        .map(tunable -> List.of(
                                tunable.key(),
                                tunable.unit().name().toLowerCase(Locale.ROOT),
                                Amount.print(tunable.unit(), tunable.defaultValue()),
                                tunable.reason()))
                        .toList());
    }

    @Test
    void hasAPageForEachCheckAndNoOther() throws IOException {
        try (Stream<Path> pages = Files.list(Pages.ROOT.resolve("docs/checks"))) {
            assertThat(pages.map(page -> Pages.ROOT.relativize(page).toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(Check.values()).map(Check::runbook).toList());
        }
    }

    @Test
    void listsEachCheckInTheReadme() throws IOException {
        assertThat(Pages.table(Pages.text("README.md"), "| code | fires when, by default | severity |"))
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(Arrays.stream(Check.values())
                        .map(check -> "[" + check.name() + "](" + check.runbook() + ")")
                        .toList());
    }
}
