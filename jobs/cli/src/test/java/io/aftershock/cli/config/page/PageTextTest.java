package io.aftershock.cli.config.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.monitor.check.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageTextTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```\\w*\\n(.*?)^ *```$");

    @Test
    void underlinesHeadingsAndWrapsSentences() {
        String page = """
                # META_006: no meta leader

                ## First two minutes

                1. `nats server list --context CLUSTER`: **who is missing?** Count
                   them; see [BLIND_001](BLIND_001.md).
                2. Start them.

                A paragraph that *goes on* for longer than a line
                and says [why](../adr/0031-a-stall.md), [how](RETRY_001.md#how-to-fix-it) and [json-lines.md](../json-lines.md).
                """;

        assertThat(PageText.of(page, 50)).isEqualTo("""
                        META_006: no meta leader
                        ========================

                        First two minutes
                        -----------------

                        1. `nats server list --context CLUSTER`: who is
                           missing? Count them; see BLIND_001.
                        2. Start them.

                        A paragraph that goes on for longer than a line
                        and says why (docs/adr/0031-a-stall.md), how
                        (RETRY_001) and docs/json-lines.md.
                        """);
    }

    @Test
    void fitsATableIntoTheWidth() {
        String table = """
                | cause | looks like | fix |
                |---|---|---|
                | quorum is lost | several servers silent; after some seconds 10008 instead of silence | bring servers back |
                | a stop in order | `info` | nothing |
                """;

        assertThat(PageText.of(table, 50)).isEqualTo("""
                        cause            looks like        fix
                        ---------------  ----------------  ---------------
                        quorum is lost   several servers   bring servers
                                         silent; after     back
                                         some seconds
                                         10008 instead of
                                         silence

                        a stop in order  `info`            nothing
                        """);
    }

    @Test
    void leavesATableThatFitsAsItIs() {
        assertThat(PageText.of("| tunable | default |\n|---|---|\n| `hold` | 10s |\n| `clear` | 2s |\n", 80))
                .isEqualTo("tunable  default\n-------  -------\n`hold`   10s\n`clear`  2s\n");
    }

    @Test
    void leavesWhatIsToBeTypedAsItIs() {
        String page = """
                1. Then:

                   ```
                   nats   server list   # **all** of them
                   nats   server report jetstream    # who leads
                   ```
                2. Go on.
                """;

        assertThat(PageText.of(page, 45)).isEqualTo("""
                        1. Then:

                             nats   server list   # **all** of them
                             # who leads
                             nats   server report jetstream

                        2. Go on.
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void keepsWithinTheWidthWhatIsNotToBeTyped(Check check) throws IOException {
        String page = Files.readString(Path.of("../..").resolve(check.runbook()));
        List<String> typed = BLOCK.matcher(page)
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(line -> line.strip().replaceFirst(" {2,}# .*", ""))
                .toList();

        List<String> lines = PageText.of(page, 100).lines().toList();

        assertThat(lines.stream().map(line -> line.strip().replaceFirst(" {2,}# .*", "")))
                .containsAll(typed);
        assertThat(lines)
                .allMatch(line -> line.length() <= 100 || typed.contains(line.strip()))
                .noneMatch(line -> line.contains("](") || line.startsWith("|") || line.startsWith("#"));
    }
}
