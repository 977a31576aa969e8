package io.aftershock.connectors.jsz.row;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The body of a row that says why there is no answer: {@code {"_error": text}}. */
public final class ErrorBody {

    private static final byte[] START = "{\"_error\":".getBytes(StandardCharsets.UTF_8);

    private ErrorBody() {}

    /** The body with this text, quoted as JSON wants it. */
    public static byte[] of(String text) {
        String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(text));
        return ("{\"_error\":\"" + quoted + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a row's body is one of these. */
    public static boolean isIn(byte[] body) {
        return body.length > START.length && Arrays.equals(body, 0, START.length, START, 0, START.length);
    }
}
