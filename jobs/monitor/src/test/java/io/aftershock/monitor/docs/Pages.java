package io.aftershock.monitor.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The pages of the project, as they are in the working copy. */
final class Pages {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final Set<String> NOT_OURS = Set.of(".git", ".tools", "target", "state");

    private Pages() {}

    static String text(String page) throws IOException {
        return Files.readString(ROOT.resolve(page));
    }

    /** All Markdown files, without those that a build makes. */
    static List<Path> all() throws IOException {
        try (Stream<Path> top = Files.list(ROOT)) {
            return top.filter(path -> !NOT_OURS.contains(path.getFileName().toString()))
                    .flatMap(Pages::below)
                    .filter(path -> path.toString().endsWith(".md"))
                    .filter(path -> !ROOT.relativize(path).toString().contains("target/"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> below(Path path) {
        try {
            return Files.walk(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of the rows below a head, until the table ends. */
    static List<List<String>> table(String text, String head) {
        List<String> lines = text.lines().toList();
        int begin = lines.indexOf(head);
        if (begin < 0) {
            throw new AssertionError("there is no table " + head);
        }
        return lines.stream()
                .skip(begin + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .map(Pages::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1).split("\\|"))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }
}
