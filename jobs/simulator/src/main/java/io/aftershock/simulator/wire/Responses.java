package io.aftershock.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftershock.model.api.ErrorCodes;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What an API call is answered: JSON, which audits hold as a string. */
final class Responses {

    private static final int UNAVAILABLE = 503;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;

    private Responses() {}

    static String of(String subject, int errCode) {
        ObjectNode body = Json.object().put("type", "io.nats.jetstream.api.v1." + type(subject) + "_response");
        if (errCode == 0) {
            body.put("success", true);
        } else {
            body.putObject("error")
                    .put("code", code(errCode))
                    .put("err_code", errCode)
                    .put("description", ErrorCodes.name(errCode));
        }
        return new String(Json.bytes(body), StandardCharsets.UTF_8);
    }

    /** {@code STREAM.INFO.ORDERS} is answered by a {@code stream_info_response}. */
    private static String type(String subject) {
        String[] tokens = subject.split("\\.", -1);
        String type = tokens.length == 1 ? "account_" + tokens[0] : tokens[0] + "_" + tokens[1];
        return type.toLowerCase(Locale.ROOT);
    }

    private static int code(int errCode) {
        return switch (errCode) {
            case 10_008 -> UNAVAILABLE;
            case 10_014, 10_037, 10_059 -> NOT_FOUND;
            default -> BAD_REQUEST;
        };
    }
}
