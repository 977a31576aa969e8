package io.aftershock.cli.config.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of Markdown as text that reads well in a terminal of a width: sentences and tables are wrapped, what is to be
 * typed stays as it is.
 */
public final class PageText {

    private static final Pattern ITEM = Pattern.compile("(- |\\d+\\. )(.*)");
    private static final Pattern COMMENTED = Pattern.compile("( *)(\\S.*?) {2,}(# .*)");
    private static final String MARGIN = "  ";

    private final List<String> page;
    private final int width;
    private final List<String> text = new ArrayList<>();
    private int at;

    private PageText(String markdown, int width) {
        this.page = markdown.lines().toList();
        this.width = width;
    }

    public static String of(String markdown, int width) {
        PageText page = new PageText(markdown, width);
        page.print();
        return String.join("\n", page.text) + "\n";
    }

    private void print() {
        while (at < page.size()) {
            String line = page.get(at);
            Matcher item = ITEM.matcher(line);
            if (line.isBlank()) {
                text.add("");
                at++;
            } else if (line.startsWith("#")) {
                heading(line);
            } else if (isFence(line)) {
                block();
            } else if (line.startsWith("|")) {
                text.addAll(TextTable.lines(rows(), width));
            } else if (item.matches()) {
                sentences(item.group(1), item.group(2));
            } else {
                sentences("", line);
            }
        }
    }

    private void heading(String line) {
        String title = Sentence.plain(line.replaceFirst("#+ ", ""));
        text.add(title);
        if (!line.startsWith("###")) {
            text.add((line.startsWith("##") ? "-" : "=").repeat(title.length()));
        }
        at++;
    }

    /** What is to be typed, or was printed: as it is, a little to the right. */
    private void block() {
        for (at++; at < page.size() && !isFence(page.get(at)); at++) {
            typed(page.get(at));
        }
        at++;
        if (at < page.size() && !page.get(at).isBlank()) {
            text.add("");
        }
    }

    /** A comment that the line has no room for stands above it. */
    private void typed(String line) {
        Matcher commented = COMMENTED.matcher(line);
        if (MARGIN.length() + line.length() > width && commented.matches()) {
            text.add(MARGIN + commented.group(1) + commented.group(3));
            text.add(MARGIN + commented.group(1) + commented.group(2));
        } else {
            text.add((MARGIN + line).stripTrailing());
        }
    }

    private List<String> rows() {
        int begin = at;
        while (at < page.size() && page.get(at).startsWith("|")) {
            at++;
        }
        return page.subList(begin, at);
    }

    /** A paragraph, or an item of a list, whose further lines stand below its first word. */
    private void sentences(String bullet, String first) {
        StringBuilder sentences = new StringBuilder(first);
        for (at++; at < page.size() && goesOn(page.get(at)); at++) {
            sentences.append(' ').append(page.get(at).strip());
        }
        String indent = bullet;
        for (String line : Sentence.wrapped(sentences.toString(), width - bullet.length())) {
            text.add(indent + line);
            indent = " ".repeat(bullet.length());
        }
    }

    private static boolean goesOn(String line) {
        return !line.isBlank()
                && !line.startsWith("#")
                && !line.startsWith("|")
                && !isFence(line)
                && !ITEM.matcher(line).matches();
    }

    private static boolean isFence(String line) {
        return line.strip().startsWith("```");
    }
}
