package io.aftershock.cli.report.page;

import io.aftershock.cli.report.facts.Facts;
import io.aftershock.cli.report.markup.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The whole page: one file that needs nothing else, fetches nothing and runs nothing. */
public final class ReportPage {

    /** Should an account's name ever get past the escaping, the browser still runs nothing and fetches nothing. */
    private static final String NOTHING_BUT_STYLE = "default-src 'none'; style-src 'unsafe-inline'";

    private ReportPage() {}

    /**
     * The page of some facts.
     *
     * @param maker what made it, for the foot of the page
     */
    public static String html(Facts facts, String maker) {
        PeriodWords words = new PeriodWords(facts.period());
        Markup html = new Markup();
        html.doctype().open("html", "lang", "en").open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", NOTHING_BUT_STYLE);
        html.leaf("title", "Aftershock: " + title(words));
        html.leaf("style", style()).close();
        html.open("body");
        writePatterns(html);
        html.open("main").open("header");
        html.leaf("p", "Aftershock report", "class", "kicker").leaf("h1", title(words));
        html.leaf("p", String.join(" ", Headline.sentences(facts)), "class", "lede")
                .close();
        Tiles.write(html, facts);
        ClusterSection.write(html, facts);
        AccountSection.write(html, facts);
        ClientSection.write(html, facts);
        ChangeSection.write(html, facts);
        TelemetrySection.write(html, facts);
        writeFooter(html, maker);
        html.close().close().close();
        return html.written();
    }

    private static String title(PeriodWords words) {
        String length = words.length().equals("day") ? "1 day" : words.length();
        return length + " until " + words.until();
    }

    /** Drawn once, and used by every picture. */
    private static void writePatterns(Markup html) {
        html.open("svg", "class", "patterns", "width", "0", "height", "0", "aria-hidden", "true")
                .open("defs");
        html.open(
                "pattern",
                "id",
                "hatch",
                "width",
                "6",
                "height",
                "6",
                "patternUnits",
                "userSpaceOnUse",
                "patternTransform",
                "rotate(45)");
        html.empty("rect", "width", "6", "height", "6", "class", "hatch-ground");
        html.empty("line", "x1", "0", "y1", "0", "x2", "0", "y2", "6", "class", "hatch-line");
        html.close().close().close();
    }

    private static void writeFooter(Markup html, String maker) {
        html.open("footer");
        html.leaf(
                "p",
                "A page is a critical breach, which wakes somebody; a ticket is a warning. What another breach explains is"
                        + " counted with that one. A crash is an unplanned election for which calls stalled without an"
                        + " answer. Ratios are failed calls per call, as the checks judge them: reads of messages that do not"
                        + " exist are no failures.");
        html.leaf("p", "Made by " + maker + ".").close();
    }

    private static String style() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css cannot be read from the jar", e);
        }
    }
}
