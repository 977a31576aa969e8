package io.aftershock.monitor.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A response as it stands in the body of an audit: JSON as text in JSON, each of its quotes escaped.
 *
 * <p>Nearly all responses are of calls that did not fail. That is seen without looking at most of their bytes, while to
 * unescape and parse them takes as long as all else that is read of a row.
 */
final class ResponseText {

    private static final byte[] BEGIN = "{\\\"".getBytes(StandardCharsets.US_ASCII);
    private static final BytePattern ERROR = new BytePattern("\\\"error\\\"");

    private ResponseText() {}

    /**
     * Whether it is an object, by both of its ends, and nothing in it is named error. No encoder escapes letters, so the
     * name is found wherever it stands; whether it stands where it means a failure is for a parser to say.
     *
     * @param quote where the text begins in the body
     */
    static boolean isSuccess(byte[] body, long quote) {
        int begin = (int) quote + 1;
        return Arrays.equals(BEGIN, Arrays.copyOfRange(body, begin, begin + BEGIN.length))
                && closesBehind(body, begin)
                && !ERROR.isIn(body, begin);
    }

    /** Whether a text ends with a brace behind a place; the response is the last text or nearly so. */
    private static boolean closesBehind(byte[] body, int place) {
        for (int i = body.length - 1; i > place; i--) {
            if (body[i] == '"' && body[i - 1] == '}') {
                return true;
            }
        }
        return false;
    }
}
