package io.aftershock.model.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/error-classes.md to the table in the code. */
class ErrorClassesPageTest {

    private static final Path PAGE = Path.of("../../docs/error-classes.md");
    private static final Path TABLE = Path.of("src/main/resources/io/aftershock/model/api/error-codes.csv");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| (\\w+) \\| (\\w+) \\|$");
    private static final Pattern CLASS = Pattern.compile("(?m)^\\| \\[`(\\w+)`]\\(#\\w+\\) \\| (\\w+) \\| (\\d+) \\|$");

    @Test
    void hasTheRowsOfTheTable() throws IOException {
        List<String> table = Files.readAllLines(TABLE);

        assertThat(matches(ROW).map(row -> row.group(1) + "," + row.group(2) + "," + row.group(3)))
                .containsExactlyInAnyOrderElementsOf(table.subList(1, table.size()));
    }

    @Test
    void countsTheCodesOfEachClassAndSaysWhoseFaultTheyAre() throws IOException {
        Map<ErrorClass, Long> sizes = ErrorCodes.all().values().stream()
                .collect(Collectors.groupingBy(ErrorCodes.Entry::errorClass, TreeMap::new, Collectors.counting()));

        assertThat(matches(CLASS).map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3)))
                .containsExactlyInAnyOrderElementsOf(sizes.entrySet().stream()
                        .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT) + " "
                                + (entry.getKey().isServiceFault() ? "service" : "client") + " " + entry.getValue())
                        .toList());
    }

    private static Stream<MatchResult> matches(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(PAGE)).results();
    }
}
