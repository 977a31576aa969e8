package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One picture of a dashboard.
 *
 * @param description what its {@link About} says
 * @param width of the 24 columns that a dashboard has
 * @param empty what is shown if there is nothing to show; null for Grafana's own words
 * @param settings what only this kind of panel has
 */
public record Panel(
        String type,
        String title,
        String description,
        int width,
        Unit unit,
        Thresholds thresholds,
        List<Mapping> mappings,
        List<Link> links,
        @Nullable String empty,
        Settings settings,
        List<Query> queries) {

    /** A number at the top: is it well? */
    public static Panel stat(String title, int width, Unit unit, About about, Query... queries) {
        return of("stat", title, width, unit, about, new StatSettings(), queries);
    }

    /** Lines over time. */
    public static Panel lines(String title, int width, Unit unit, About about, Query... queries) {
        return of("timeseries", title, width, unit, about, LineSettings.LINES, queries);
    }

    /** Areas on top of each other, whose height is the sum. */
    public static Panel stack(String title, int width, Unit unit, About about, Query... queries) {
        return of("timeseries", title, width, unit, about, LineSettings.STACK, queries);
    }

    /** A bar for what happened in a span of time. */
    public static Panel bars(String title, int width, Unit unit, About about, Query... queries) {
        return of("timeseries", title, width, unit, about, LineSettings.BARS, queries);
    }

    /** Rows, one for each combination of labels; {@code worstFirst} is the title of the column by which they are sorted. */
    public static Panel table(
            String title, int width, About about, String worstFirst, List<Column> columns, Query... queries) {
        return of("table", title, width, Unit.COUNT, about, new TableSettings(columns, worstFirst), queries);
    }

    /** From when until when something was in which state. */
    public static Panel states(String title, int width, About about, List<Mapping> states, Query... queries) {
        Panel panel = of("state-timeline", title, width, Unit.NONE, about, new StateSettings(), queries);
        return panel.inWords(states);
    }

    private static Panel of(
            String type, String title, int width, Unit unit, About about, Settings settings, Query... queries) {
        return new Panel(
                type,
                title,
                about.text(),
                width,
                unit,
                Thresholds.NONE,
                List.of(),
                List.of(),
                null,
                settings,
                List.of(queries));
    }

    public Panel judged(Thresholds by) {
        return new Panel(type, title, description, width, unit, by, mappings, links, empty, settings.judged(), queries);
    }

    public Panel inWords(List<Mapping> words) {
        return new Panel(type, title, description, width, unit, thresholds, words, links, empty, settings, queries);
    }

    public Panel to(Link... targets) {
        return new Panel(
                type,
                title,
                description,
                width,
                unit,
                thresholds,
                mappings,
                List.of(targets),
                empty,
                settings,
                queries);
    }

    public Panel ifEmpty(String words) {
        return new Panel(type, title, description, width, unit, thresholds, mappings, links, words, settings, queries);
    }

    ObjectNode json(int id, Place place) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id).put("type", type).put("title", title).put("description", description);
        json.set("datasource", Datasource.json());
        json.set("gridPos", place.json());
        if (!settings.interval().isEmpty()) {
            json.put("interval", settings.interval());
        }
        ObjectNode fields = json.putObject("fieldConfig");
        defaults(fields.putObject("defaults"));
        ArrayNode overrides = fields.putArray("overrides");
        settings.overrides().forEach(overrides::add);
        json.set("options", settings.options());
        ArrayNode targets = json.putArray("targets");
        for (int i = 0; i < queries.size(); i++) {
            targets.add(queries.get(i).json(i));
        }
        ArrayNode transformations = settings.transformations(queries.size());
        if (!transformations.isEmpty()) {
            json.set("transformations", transformations);
        }
        return json;
    }

    private void defaults(ObjectNode defaults) {
        defaults.put("unit", unit.id());
        if (unit == Unit.RATIO && type.equals("timeseries")) {
            defaults.put("min", 0);
        }
        if (empty != null) {
            defaults.put("noValue", empty);
        }
        defaults.set("thresholds", thresholds.json());
        defaults.set("color", settings.color());
        defaults.set("mappings", Mapping.json(mappings));
        ArrayNode to = defaults.putArray("links");
        links.forEach(link -> to.add(link.json()));
        defaults.set("custom", settings.custom());
    }
}
