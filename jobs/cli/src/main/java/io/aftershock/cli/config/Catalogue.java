package io.aftershock.cli.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Tunable;
import io.aftershock.monitor.config.schema.Amount;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The catalogue of checks in words and in JSON. */
final class Catalogue {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Catalogue() {}

    /** One line a check, below a head. */
    static List<String> table() {
        Columns columns = new Columns();
        columns.row("CODE", "TITLE", "DEFAULTS", "SEVERITY");
        for (Check check : Check.values()) {
            columns.row(check.name(), check.title(), defaults(check), check.severity());
        }
        return columns.lines();
    }

    private static String defaults(Check check) {
        return check.tunables().stream()
                .map(tunable -> tunable.key() + " " + standard(tunable))
                .collect(Collectors.joining(", "));
    }

    /** All that is known of a check. */
    static String entry(Check check) {
        Columns columns = new Columns();
        check.tunables().forEach(tunable -> columns.row("  " + tunable.key(), standard(tunable), tunable.reason()));
        return check.name() + ": " + check.title() + "\n" + check.meaning() + "\nSeverity: " + check.severity() + "\n"
                + String.join("\n", columns.lines()) + "\n";
    }

    /** One object; amounts as one would write them. */
    static String json(Check check) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("record", "check");
        fields.put("code", check.name());
        fields.put("title", check.title());
        fields.put("severity", check.severity());
        fields.put("meaning", check.meaning());
        fields.put("runbook", check.runbook());
        fields.put("first_command", check.firstCommand());
        fields.put("tunables", check.tunables().stream().map(Catalogue::fields).toList());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("texts and lists cannot fail to be written", e);
        }
    }

    private static Map<String, Object> fields(Tunable tunable) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", tunable.key());
        fields.put("unit", tunable.unit().name().toLowerCase(Locale.ROOT));
        fields.put("default", standard(tunable));
        fields.put("reason", tunable.reason());
        return fields;
    }

    private static String standard(Tunable tunable) {
        return Amount.print(tunable.unit(), tunable.defaultValue());
    }
}
