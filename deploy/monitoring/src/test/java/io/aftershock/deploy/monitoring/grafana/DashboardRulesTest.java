package io.aftershock.deploy.monitoring.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.deploy.monitoring.grafana.board.Dashboard;
import io.aftershock.exporter.catalogue.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the schema cannot say of the kept dashboards: that they hold together, and that somebody can read them at night. */
class DashboardRulesTest {

    private static final int COLUMNS = 24;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-zA-Z_]\\w*)");
    private static final Pattern METRIC = Pattern.compile("\\b(aftershock|flink|jvm|process)_\\w+");
    private static final Pattern LINK = Pattern.compile("/d/([\\w-]+)\\?(.*)");
    private static final Pattern GIVEN = Pattern.compile("var-(\\w+)=");
    private static final Pattern RUNBOOK = Pattern.compile("\\$\\{runbooks}/docs/checks/([A-Z]+_\\d+)\\.md");

    /** What Grafana itself puts in. */
    private static final Set<String> BUILT_IN =
            Set.of("__url_time_range", "__data", "__field", "__range", "__rate_interval", "__from");

    /** What every JVM has that serves the hotspot exports of simpleclient, as far as it is asked for. */
    private static final Set<String> OF_THE_JVM = Set.of(
            "process_start_time_seconds",
            "process_resident_memory_bytes",
            "process_cpu_seconds_total",
            "jvm_memory_bytes_used",
            "jvm_memory_bytes_max",
            "jvm_gc_collection_seconds_sum");

    private final List<KeptDashboard> dashboards = KeptDashboard.all();

    @Test
    void hasTheFourDashboardsThatLinksLeadTo() {
        assertThat(dashboards)
                .extracting(KeptDashboard::uid)
                .containsExactlyInAnyOrder(Links.FLEET, Links.CLUSTER, Links.ACCOUNT, Links.ITSELF);
    }

    @Test
    void givesEachPanelOfADashboardAnIdAndATitleOfItsOwn() {
        for (KeptDashboard dashboard : dashboards) {
            assertThat(dashboard.cells())
                    .extracting(cell -> cell.path("id").asInt())
                    .as(dashboard.uid())
                    .doesNotHaveDuplicates();
            assertThat(dashboard.cells())
                    .extracting(cell -> cell.path("title").asText())
                    .as(dashboard.uid())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void laysNoPanelOverAnother() {
        for (KeptDashboard dashboard : dashboards) {
            Map<String, String> taken = new HashMap<>();
            for (JsonNode cell : dashboard.cells()) {
                JsonNode at = cell.path("gridPos");
                String title = cell.path("title").asText();
                assertThat(at.path("x").asInt() + at.path("w").asInt())
                        .as("right edge of %s", title)
                        .isLessThanOrEqualTo(COLUMNS);
                for (int x = 0; x < at.path("w").asInt(); x++) {
                    for (int y = 0; y < at.path("h").asInt(); y++) {
                        String place =
                                (at.path("x").asInt() + x) + "," + (at.path("y").asInt() + y);
                        assertThat(taken.put(place, title))
                                .as("under %s at %s", title, place)
                                .isNull();
                    }
                }
            }
        }
    }

    /** A line of the grid that is half empty looks as if something had failed to load. */
    @Test
    void fillsEachLineOfTheGrid() {
        for (KeptDashboard dashboard : dashboards) {
            Map<Integer, Integer> width = new HashMap<>();
            dashboard
                    .cells()
                    .forEach(cell -> width.merge(
                            cell.path("gridPos").path("y").asInt(),
                            cell.path("gridPos").path("w").asInt(),
                            Integer::sum));
            assertThat(width.values()).as(dashboard.uid()).containsOnly(COLUMNS);
        }
    }

    @Test
    void saysOfEachPanelWhatItShowsWhatIsNormalAndWhereToReadOn() {
        assertThat(panels())
                .allSatisfy(panel -> assertThat(panel.path("description").asText())
                        .as(title(panel))
                        .matches("(?s).+\\.\n\n\\*\\*Normal:\\*\\* .+[.?]\n\n\\*\\*Read on:\\*\\* .+[.?]"));
    }

    /** Times and rates are neither good nor bad by themselves. */
    @Test
    void coloursEachNumberThatCanBeBad() {
        Set<String> harmless = Set.of("dateTimeFromNow", "cps");
        assertThat(panels().filter(panel -> panel.path("type").asText().equals("stat")))
                .allSatisfy(panel -> {
                    JsonNode defaults = panel.path("fieldConfig").path("defaults");
                    int colours = defaults.path("thresholds").path("steps").size();
                    assertThat(colours > 1
                                    || harmless.contains(defaults.path("unit").asText()))
                            .as("thresholds of %s", title(panel))
                            .isTrue();
                });
    }

    @Test
    void givesEveryShareAndSpanAUnit() {
        assertThat(panels()).allSatisfy(panel -> {
            String unit =
                    panel.path("fieldConfig").path("defaults").path("unit").asText();
            boolean mapped =
                    !panel.path("fieldConfig").path("defaults").path("mappings").isEmpty();
            assertThat(unit).as("unit of %s", title(panel)).isNotEmpty();
            assertThat(unit.equals("none"))
                    .as("%s has words in place of a unit", title(panel))
                    .isEqualTo(mapped);
        });
    }

    @Test
    void definesEveryVariableThatIsUsed() {
        for (KeptDashboard dashboard : dashboards) {
            Set<String> defined = names(dashboard);
            assertThat(used(dashboard.json().toString())).as(dashboard.uid()).isSubsetOf(defined);
        }
    }

    @Test
    void usesEveryVariableThatIsDefined() {
        for (KeptDashboard dashboard : dashboards) {
            String panels = dashboard.json().path("panels").toString()
                    + dashboard.json().path("annotations")
                    + dashboard.json().path("templating");
            assertThat(used(panels)).as(dashboard.uid()).containsAll(names(dashboard));
        }
    }

    @Test
    void leadsToDashboardsThatExistAndGivesThemWhatTheyAskFor() {
        Map<String, KeptDashboard> byUid =
                dashboards.stream().collect(Collectors.toMap(KeptDashboard::uid, dashboard -> dashboard));
        List<String> reached = new ArrayList<>();
        for (KeptDashboard dashboard : dashboards) {
            for (String url : dashboard.urls()) {
                if (url.startsWith("/")) {
                    MatchResult link = LINK.matcher(url).results().findFirst().orElseThrow();
                    KeptDashboard target = byUid.get(link.group(1));
                    assertThat(target).as("target of %s", url).isNotNull();
                    reached.add(target.uid());
                    Set<String> given = GIVEN.matcher(link.group(2))
                            .results()
                            .map(match -> match.group(1))
                            .collect(Collectors.toSet());
                    assertThat(names(target))
                            .as("known to the target of %s", url)
                            .containsAll(given);
                    assertThat(given).as("given by %s", url).containsAll(asked(target));
                    assertThat(url).contains("${__url_time_range}", "${datasource:queryparam}");
                }
            }
        }
        assertThat(reached).contains(Links.CLUSTER, Links.ACCOUNT, Links.ITSELF);
    }

    /** What an alert leads to has to be here, or whoever is woken finds a page that is empty. */
    @Test
    void hasWhatAlertsLeadTo() throws IOException {
        String links =
                Files.readString(Path.of("../../jobs/exporter/src/main/java/io/aftershock/exporter/alert/Links.java"));
        Set<String> uids = Pattern.compile("d/(aftershock-\\w+)")
                .matcher(links)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        Set<String> given =
                GIVEN.matcher(links).results().map(match -> match.group(1)).collect(Collectors.toSet());
        assertThat(dashboards).extracting(KeptDashboard::uid).containsAll(uids);
        assertThat(dashboards)
                .filteredOn(dashboard -> dashboard.uid().equals(Links.ACCOUNT))
                .allSatisfy(dashboard -> assertThat(asked(dashboard)).isEqualTo(given));
    }

    /** Names of accounts are chosen by others: in an address they are encoded. */
    @Test
    void encodesWhatItPutsIntoAddresses() {
        assertThat(dashboards)
                .flatExtracting(KeptDashboard::urls)
                .allSatisfy(url -> assertThat(Pattern.compile("\\$\\{[^}]*}")
                                .matcher(url)
                                .results()
                                .map(MatchResult::group))
                        .as(url)
                        .allMatch(value -> value.endsWith(":percentencode}")
                                || Set.of("${__url_time_range}", "${datasource:queryparam}", "${runbooks:raw}")
                                        .contains(value)));
    }

    @Test
    void namesRunbooksThatExist() {
        Set<String> pages = new TreeSet<>();
        dashboards.forEach(dashboard ->
                RUNBOOK.matcher(dashboard.json().toString()).results().forEach(match -> pages.add(match.group(1))));
        assertThat(pages)
                .contains("JETSTREAM_009", "META_003")
                .allMatch(page -> Files.exists(Path.of("../../docs/checks", page + ".md")));
    }

    @Test
    void asksForNoMetricOfOursThatIsNotInTheCatalogue() {
        Set<String> known = new HashSet<>(OF_THE_JVM);
        for (Metric metric : Metric.values()) {
            known.add(metric.seriesName());
        }
        assertThat(metrics()).filteredOn(name -> !name.startsWith("flink_")).isSubsetOf(known);
    }

    /** A metric that no panel shows is one that nobody looks at when it matters. */
    @Test
    void showsEveryMetricOfTheCatalogue() {
        Set<String> shown = metrics();
        assertThat(Metric.values())
                .extracting(Metric::seriesName)
                .filteredOn(name -> !shown.contains(name))
                .isEmpty();
    }

    /** Two exporters serve the same: whoever adds them up counts twice. */
    @Test
    void takesOneOfWhatTwoExportersTell() {
        for (Metric metric : Metric.values()) {
            if (metric.labels().contains("cluster_name")) {
                String name = Pattern.quote(metric.seriesName());
                Pattern bare =
                        Pattern.compile("(sum|avg|count)( by \\([^)]*\\))? \\(?(rate\\(|increase\\()?" + name + "\\b");
                assertThat(dashboards)
                        .flatExtracting(KeptDashboard::questions)
                        .noneMatch(question -> bare.matcher(question).find());
            }
        }
    }

    @Test
    void marksElectionsOnEveryDashboardOfClusters() {
        assertThat(dashboards)
                .filteredOn(dashboard -> !dashboard.uid().equals(Links.ITSELF))
                .allSatisfy(dashboard -> assertThat(dashboard.markers())
                        .extracting(marker -> marker.path("name").asText())
                        .contains("Meta elections", "Unplanned meta elections"));
    }

    @Test
    void linksAllDashboardsToEachOtherAtTheTop() {
        assertThat(dashboards).allSatisfy(dashboard -> {
            assertThat(dashboard.json().path("tags").toString()).contains(Dashboard.TAG);
            assertThat(dashboard.json().path("links").findValuesAsText("type")).contains("dashboards");
        });
    }

    private Set<String> metrics() {
        return dashboards.stream()
                .flatMap(dashboard -> dashboard.questions().stream())
                .flatMap(question -> METRIC.matcher(question).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private Stream<JsonNode> panels() {
        return dashboards.stream().flatMap(dashboard -> dashboard.panels().stream());
    }

    private static String title(JsonNode panel) {
        return panel.path("title").asText();
    }

    private static Set<String> names(KeptDashboard dashboard) {
        return dashboard.variables().stream()
                .map(variable -> variable.path("name").asText())
                .collect(Collectors.toSet());
    }

    /** What is nothing unless it is given: it has neither a default nor "all". */
    private static Set<String> asked(KeptDashboard dashboard) {
        return dashboard.variables().stream()
                .filter(variable -> variable.path("type").asText().equals("query")
                        && !variable.path("includeAll").asBoolean())
                .map(variable -> variable.path("name").asText())
                .collect(Collectors.toSet());
    }

    private static Set<String> used(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(name -> !BUILT_IN.contains(name) && !name.startsWith("__"))
                .collect(Collectors.toSet());
    }
}
