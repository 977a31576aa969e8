package io.aftershock.cli.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftershock.cli.doctor.check.Diagnosis;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How a diagnosis is printed. */
final class DiagnosisLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DiagnosisLines() {}

    static String text(Diagnosis diagnosis) {
        String line = "%-8s  %s  %s %s: %s"
                .formatted(
                        diagnosis.level().name().toLowerCase(Locale.ROOT),
                        diagnosis.cluster(),
                        diagnosis.check(),
                        diagnosis.subject(),
                        diagnosis.text());
        return printable(diagnosis.mend().isEmpty() ? line : line + "\n          mend: " + diagnosis.mend(), "\n");
    }

    static String json(Diagnosis diagnosis) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("record", "diagnosis");
        fields.put("level", diagnosis.level().name().toLowerCase(Locale.ROOT));
        fields.put("cluster", diagnosis.cluster());
        fields.put("check", diagnosis.check());
        fields.put("subject", diagnosis.subject());
        fields.put("text", diagnosis.text());
        fields.put("mend", diagnosis.mend().isEmpty() ? null : diagnosis.mend());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names come from the network, and must not move a terminal's cursor. */
    private static String printable(String text, String allowed) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .forEach(c -> safe.appendCodePoint(Character.isISOControl(c) && allowed.indexOf(c) < 0 ? '?' : c));
        return safe.toString();
    }
}
