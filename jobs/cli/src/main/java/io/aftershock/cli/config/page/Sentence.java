package io.aftershock.cli.config.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Text as Markdown has it within a line, as one would read it aloud: links by their words and where they lead. */
final class Sentence {

    private static final URI CHECKS = URI.create("docs/checks/");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\(([^)]*)\\)");
    private static final Pattern STRESS = Pattern.compile("(\\*{1,2})(?=\\S)(.+?)(?<=\\S)\\1");
    /** A word; what is written as code stays in one piece if a line holds it, for it may be copied. */
    private static final Pattern WORD = Pattern.compile("(?:`[^`]*`|[^\\s`])+");

    private Sentence() {}

    static String plain(String markdown) {
        String linked = LINK.matcher(markdown)
                .replaceAll(link -> Matcher.quoteReplacement(words(link.group(1), link.group(2))));
        StringBuilder text = new StringBuilder();
        int end = 0;
        for (MatchResult code : CODE.matcher(linked).results().toList()) {
            text.append(calm(linked.substring(end, code.start()))).append(code.group());
            end = code.end();
        }
        return text.append(calm(linked.substring(end))).toString();
    }

    /** Its lines, none longer than the width if its words are not. */
    static List<String> wrapped(String markdown, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : pieces(plain(markdown), width)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<String> pieces(String text, int width) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .flatMap(word -> word.length() > width ? Stream.of(word.split(" ")) : Stream.of(word))
                .toList();
    }

    private static String calm(String prose) {
        return STRESS.matcher(prose).replaceAll("$2");
    }

    private static String words(String text, String target) {
        String page = target.replaceFirst("#.*", "");
        String place = page.matches("\\w+\\.md") ? page.replace(".md", "") : below(page);
        if (place.isEmpty() || text.equals(place)) {
            return text;
        }
        return place.endsWith("/" + text) ? place : text + " (" + place + ")";
    }

    /** Where a link from a check's page leads, from the project's root. */
    private static String below(String page) {
        return page.isEmpty() ? "" : CHECKS.resolve(page).normalize().toString();
    }
}
