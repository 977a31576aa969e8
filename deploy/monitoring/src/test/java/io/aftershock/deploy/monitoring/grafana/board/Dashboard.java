package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A page of panels.
 *
 * @param since from when on it shows, as Grafana spells it ({@code now-3h})
 */
public record Dashboard(
        String uid,
        String title,
        String description,
        String since,
        List<Variable> variables,
        List<Marker> markers,
        List<Row> rows) {

    /** All dashboards with it are linked at the top of each. */
    public static final String TAG = "aftershock";

    /** Of Grafana 10.4; later ones bring it up to date when they load it. */
    private static final int SCHEMA_VERSION = 39;

    private static final int COLUMNS = 24;

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putNull("id").put("uid", uid).put("title", title).put("description", description);
        json.putArray("tags").add(TAG);
        json.put("schemaVersion", SCHEMA_VERSION)
                .put("version", 1)
                .put("editable", true)
                .put("fiscalYearStartMonth", 0)
                .put("graphTooltip", 1)
                .put("refresh", "30s")
                .put("timezone", "")
                .put("weekStart", "");
        json.putObject("time").put("from", since).put("to", "now");
        json.putObject("timepicker");
        json.putArray("links").add(toTheOthers());
        ArrayNode lines = json.putObject("annotations").putArray("list");
        markers.forEach(marker -> lines.add(marker.json()));
        ArrayNode choices = json.putObject("templating").putArray("list");
        variables.forEach(variable -> choices.add(variable.json()));
        lay(json.putArray("panels"));
        return json;
    }

    private static ObjectNode toTheOthers() {
        ObjectNode link = JsonNodeFactory.instance.objectNode();
        link.put("type", "dashboards")
                .put("title", "Aftershock")
                .put("icon", "external link")
                .put("tooltip", "")
                .put("asDropdown", false)
                .put("includeVars", true)
                .put("keepTime", true)
                .put("targetBlank", false);
        link.putArray("tags").add(TAG);
        return link;
    }

    /** Lays the panels out from left to right, and goes on below when a line is full. */
    private void lay(ArrayNode panels) {
        int id = 1;
        int y = 0;
        for (Row row : rows) {
            if (!row.title().isEmpty()) {
                panels.add(heading(row.title(), id++, y++));
            }
            int x = 0;
            for (Panel panel : row.panels()) {
                if (x + panel.width() > COLUMNS) {
                    x = 0;
                    y += row.height();
                }
                panels.add(panel.json(id++, new Place(x, y, panel.width(), row.height())));
                x += panel.width();
            }
            y += row.height();
        }
    }

    private static ObjectNode heading(String title, int id, int y) {
        ObjectNode heading = JsonNodeFactory.instance.objectNode();
        heading.put("id", id).put("type", "row").put("title", title).put("collapsed", false);
        heading.set("gridPos", new Place(0, y, COLUMNS, 1).json());
        heading.putArray("panels");
        return heading;
    }
}
