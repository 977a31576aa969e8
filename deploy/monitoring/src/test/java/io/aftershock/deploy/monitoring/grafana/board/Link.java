package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** Where a value leads to when it is clicked. */
public record Link(String title, String url, boolean newTab) {

    /** A page outside of Grafana. */
    public static Link page(String title, String url) {
        return new Link(title, url, true);
    }

    /** Another dashboard, at the same time range and datasource and with the same settings, and with these values of its variables. */
    public static Link dashboard(String title, String uid, List<Given> given) {
        String values = given.stream()
                .map(variable -> "&var-" + variable.name() + "=" + variable.value())
                .collect(Collectors.joining());
        return new Link(
                title, "/d/" + uid + "?${__url_time_range}&${" + Variable.DATASOURCE + ":queryparam}" + values, false);
    }

    /** A variable of the dashboard that is linked to, and what it is there. */
    public record Given(String name, String value) {

        /** What it is here; encoded, as names are chosen by others. */
        public static Given same(String name) {
            return new Given(name, "${" + name + ":percentencode}");
        }

        /** What a label of the line that is clicked says. */
        public static Given ofLine(String label) {
            return new Given(label, "${__field.labels." + label + ":percentencode}");
        }

        /** What a column of the row that is clicked says. */
        public static Given ofRow(String label) {
            return new Given(label, "${__data.fields." + label + ":percentencode}");
        }
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("title", title)
                .put("url", url)
                .put("targetBlank", newTab);
    }
}
