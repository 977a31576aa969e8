package io.aftershock.monitor.config.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The table of all keys as {@code docs/configuration.md} has it. */
final class ReferenceTable {

    private final List<String> lines = new ArrayList<>();

    /** Where the keys of a section are listed; they are listed once. */
    private final Map<Section, String> listed = new HashMap<>();

    private ReferenceTable() {}

    static List<String> lines() {
        ReferenceTable table = new ReferenceTable();
        table.lines.add("| key | value | default | what for |");
        table.lines.add("|---|---|---|---|");
        table.section(Schema.ROOT, "");
        return table.lines;
    }

    private void section(Section section, String prefix) {
        for (Key key : section.keys()) {
            String path = prefix + key.name();
            if (key.shape() instanceof Section inner) {
                group(key, path, "", inner);
            } else if (key.shape() instanceof ListOf list && list.item() instanceof Section inner) {
                group(key, path, "[]", inner);
            } else {
                row(path, key.shape().allowed(), key.standard(), key.sentence());
            }
        }
    }

    private void group(Key key, String path, String brackets, Section inner) {
        String elsewhere = listed.putIfAbsent(inner, path + brackets);
        if (elsewhere == null) {
            row(path + brackets, "", null, key.sentence());
            section(inner, path + brackets + ".");
        } else {
            row(path + brackets, "", null, key.sentence() + " Keys as in `" + elsewhere + "`.");
        }
    }

    private void row(String path, String allowed, String standard, String sentence) {
        String written = standard == null || standard.contains(" ") ? standard : "`" + standard + "`";
        lines.add(String.join(
                        " | ", "| `" + path + "`", allowed, Objects.requireNonNullElse(written, ""), sentence + " |")
                .replaceAll(" +", " "));
    }
}
