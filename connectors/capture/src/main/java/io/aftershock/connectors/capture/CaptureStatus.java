package io.aftershock.connectors.capture;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.aftershock.model.telemetry.SourceStatus;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what a source said of itself; the fields as they come. */
final class CaptureStatus {

    private @Nullable Condition condition;
    private String source = "";
    private long messages;
    private long behindMillis;
    private String detail = "";

    private CaptureStatus() {}

    /** The status that the parser stands on; null if this version does not know its condition. */
    static @Nullable SourceStatus read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return null;
        }
        CaptureStatus status = new CaptureStatus();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            status.take(name, parser);
            parser.skipChildren();
        }
        return status.condition == null
                ? null
                : new SourceStatus(
                        status.condition, status.source, status.messages, status.behindMillis, status.detail);
    }

    private void take(String name, JsonParser value) throws IOException {
        switch (name) {
            case CaptureFormat.CONDITION -> condition = condition(value.getValueAsString(""));
            case CaptureFormat.SOURCE -> source = value.getValueAsString("");
            case CaptureFormat.MESSAGES -> messages = value.getValueAsLong();
            case CaptureFormat.BEHIND_MS -> behindMillis = value.getValueAsLong();
            case CaptureFormat.DETAIL -> detail = value.getValueAsString("");
            default -> {}
        }
    }

    private static @Nullable Condition condition(String name) {
        return Arrays.stream(Condition.values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }
}
