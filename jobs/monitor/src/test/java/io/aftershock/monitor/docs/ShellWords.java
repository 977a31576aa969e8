package io.aftershock.monitor.docs;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words of a command as a shell would read them, up to a pipe, a semicolon or a comment. */
final class ShellWords {

    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"'|;#]+|\"[^\"]*\"|'[^']*')+|[|;#]");

    private ShellWords() {}

    static List<String> of(String line) {
        return WORD.matcher(line)
                .results()
                .map(MatchResult::group)
                .takeWhile(word -> !"|;#".contains(word))
                .map(word -> word.replaceAll("[\"']", ""))
                .toList();
    }
}
