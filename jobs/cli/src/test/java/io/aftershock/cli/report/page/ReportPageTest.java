package io.aftershock.cli.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.report.SmallHistory;
import io.aftershock.cli.report.facts.Facts;
import io.aftershock.cli.report.facts.Period;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** The page of a history whose numbers are known. */
class ReportPageTest {

    @TempDir
    static Path folder;

    private static Facts facts;
    private static String html;
    private static ParsedPage page;

    @BeforeAll
    static void write() throws IOException {
        SmallHistory.write(folder);
        facts = SmallHistory.facts(folder);
        html = ReportPage.html(facts, "aftershock of a test");
        page = ParsedPage.of(html);
    }

    @Test
    void saysWhatHappenedInTrueSentences() {
        assertThat(Headline.sentences(facts).stream().map(ReportPageTest::plain))
                .containsExactly(
                        "In the 7 days until Sun 8 Mar 2026, 00:00 UTC, 2 clusters took 4,000 API calls; 100 of them"
                                + " failed, 2.50 % (0.33 % the week before).",
                        "There was 1 page (0), 0 tickets (1), 1 crash (0) and 1 unplanned election of meta leaders (0).",
                        "The worst account was " + SmallHistory.EVIL
                                + " in alpha: 100 of its 2,000 calls failed, 5.00 % (1.00 %), mostly with 10059"
                                + " JSStreamNotFoundErr.",
                        "1 cluster was quiet: no page, no ticket, no stall, no unplanned election.",
                        "Telemetry was complete for 66.6 % of the account-minutes.");
        assertThat(page.texts("//p[@class='lede']")).containsExactly(String.join(" ", Headline.sentences(facts)));
    }

    @Test
    void comparesWithNothingWhereNothingIsKnown() {
        Facts alone = new Facts(
                new Period(SmallHistory.WEEK, SmallHistory.WEEK),
                facts.clusters(),
                facts.accounts(),
                facts.clients(),
                List.of(),
                facts.missing());
        assertThat(Headline.sentences(alone))
                .contains("The history does not reach back to the week before, so there is nothing to compare with.")
                .noneMatch(sentence -> sentence.contains(" ("));
        ParsedPage parsed = ParsedPage.of(ReportPage.html(alone, "a test"));
        assertThat(parsed.rows("changes")).isEmpty();
        assertThat(parsed.texts("//p[@class='note']")).hasSize(1);
    }

    @Test
    void marksWhatHappenedWhereItHappened() {
        String alpha = "//article[h3='alpha']//*[local-name()='svg'][@class='plot']";
        assertThat(places(alpha + "/*[@class='at'][*[@class='mark-unplanned']]"))
                .containsExactly("34.529%");
        assertThat(places(alpha + "/*[@class='at'][*[@class='mark-planned']]")).containsExactly("64.286%");
        assertThat(places(alpha + "/*[@class='at'][*[@class='mark-stall']]")).containsExactly("34.527%");
        assertThat(places(alpha + "/*[@class='hatched']")).containsExactly("48.810%");
        assertThat(page.all(alpha + "/*[@class='mark-page bar']"))
                .singleElement()
                .satisfies(bar -> {
                    assertThat(bar.getAttribute("x")).isEqualTo("34.528%");
                    // 5 minutes of 7 days.
                    assertThat(bar.getAttribute("width")).isEqualTo("0.050%");
                });
        assertThat(page.texts(alpha + "//*[@class='mark-unplanned']/*"))
                .containsExactly(
                        "Tue 3 Mar, 10:00: unplanned election, n2 leads after n1, 8.2\u202Fs without a leader; n1"
                                + " died 4.0 s before it");
        // What another breach explains is told with that one.
        assertThat(page.all(alpha + "/*[@class='mark-ticket bar']")).isEmpty();
    }

    @Test
    void drawsTheRatioOfEachHourOnAScaleThatEndsAtARoundOne() {
        String alpha = "//article[h3='alpha']";
        assertThat(page.texts(alpha + "//*[@class='names']/*").stream().map(ReportPageTest::plain))
                .containsExactly("0 %", "5 %", "10 %", "unplanned", "planned", "stalls", "breaches");
        // Hours 58 and 82 of 168: a tenth of the calls failed, which is the upper end, and none.
        assertThat(page.all(alpha + "//*[@class='area'][ancestor::*[@class='plot']]"))
                .singleElement()
                .satisfies(area ->
                        assertThat(area.getAttribute("d")).isEqualTo("M345.2 92V0H351.2V92ZM488.1 92V92H494V92Z"));
        assertThat(page.texts(alpha + "//*[starts-with(@class, 'when')]"))
                .containsExactly("Sun 1", "Mon 2", "Tue 3", "Wed 4", "Thu 5", "Fri 6", "Sat 7");
    }

    @Test
    void foldsWhatWasQuiet() {
        assertThat(page.texts("//article/h3")).containsExactly("alpha");
        assertThat(page.texts("//details/summary/span[@class='name']")).containsExactly("beta");
        assertThat(page.texts("//details/summary/span[@class='tally quiet']")).containsExactly("quiet");
    }

    @Test
    void listsAccountsClientsChangesAndHolesWithTheirCounts() {
        assertThat(page.rows("accounts").stream().map(ReportPageTest::plain))
                .containsExactly(
                        SmallHistory.EVIL + "alpha|5.00 %||100|2,000|1.00 %|10059 JSStreamNotFoundErr (not found)");
        assertThat(page.rows("clients"))
                .containsExactly(
                        "worker|" + SmallHistory.EVIL
                                + "alpha|70||10|STREAM.INFO|10059 JSStreamNotFoundErr (not found)",
                        "clients without a name, and the rest|" + SmallHistory.EVIL
                                + "alpha|30||0|STREAM.INFO|10059 JSStreamNotFoundErr (not found)");
        assertThat(page.rows("changes").stream().map(ReportPageTest::plain))
                .containsExactly(
                        SmallHistory.EVIL + "alpha|1.00 %|5.00 %",
                        "10059 JSStreamNotFoundErrnot found|alphain no cluster before|1|100|Tue 3 Mar, 10:00",
                        "alpha|1|0|1|0");
        assertThat(page.rows("telemetry").stream().map(ReportPageTest::plain))
                .containsExactly(
                        "alpha|50.0 %|1|2",
                        "alphan3|the capture was cut off, or lost messages|200of 1,200|Wed 4 Mar, 10:00 and Wed 4 Mar, 10:01");
    }

    @Test
    void needsNothingElseAndRunsNothing() {
        assertThat(page.all("//*[local-name()='script' or local-name()='link' or local-name()='img' or"
                        + " local-name()='iframe' or local-name()='b']"))
                .isEmpty();
        for (Element element : page.all("//*")) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                assertThat(attributes.item(i).getNodeName())
                        .doesNotStartWith("on")
                        .isNotIn("href", "src", "action");
            }
        }
        assertThat(html).doesNotContain("http:", "https:", "@import", "<script");
        assertThat(page.texts("//style"))
                .singleElement()
                .satisfies(style -> assertThat(html)
                        .as("a browser does not unescape what stands in a style")
                        .contains("<style>" + style + "</style>"));
    }

    @Test
    void hasEachIdOnceAndNamesOnlyThoseThatAreThere() {
        List<String> ids = page.all("//*[@id]").stream()
                .map(each -> each.getAttribute("id"))
                .toList();
        assertThat(ids).doesNotHaveDuplicates().contains("cluster-1-title", "cluster-2-title", "hatch");
        assertThat(page.all("//*[@aria-labelledby]"))
                .hasSize(2)
                .allSatisfy(each -> assertThat(ids).contains(each.getAttribute("aria-labelledby")));
    }

    private static List<String> places(String path) {
        return page.all(path).stream().map(each -> each.getAttribute("x")).toList();
    }

    private static String plain(String text) {
        return text.replace('\u202F', ' ');
    }
}
