package io.aftershock.monitor.docs;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a page has the reader type: the lines of its blocks, and what stands in its sentences as code. */
final class PageCommands {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```\\n(.*?)^ *```$");
    private static final Pattern INLINE = Pattern.compile("`([^`\\n]+)`");

    private PageCommands() {}

    /** The commands of a page that begin with a word, in its order within blocks, then within sentences. */
    static List<String> of(String page, String word) {
        Stream<String> lines =
                BLOCK.matcher(page).results().flatMap(block -> block.group(1).lines());
        Stream<String> sentences =
                INLINE.matcher(BLOCK.matcher(page).replaceAll("")).results().map(code -> code.group(1));
        return Stream.concat(lines, sentences)
                .map(String::strip)
                .filter(line -> line.startsWith(word + " "))
                .toList();
    }

    /** The lines of the block that follows a heading, without comments of their own. */
    static List<String> block(String page, String heading) {
        MatchResult block = BLOCK.matcher(page.substring(page.indexOf("\n" + heading + "\n")))
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no block below " + heading));
        return block.group(1)
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#") && !line.isEmpty())
                .toList();
    }

    /** The text of a section, without its heading. */
    static String section(String page, String heading) {
        int begin = page.indexOf("\n" + heading + "\n") + heading.length() + 2;
        int end = page.indexOf("\n## ", begin);
        return page.substring(begin, end < 0 ? page.length() : end);
    }
}
