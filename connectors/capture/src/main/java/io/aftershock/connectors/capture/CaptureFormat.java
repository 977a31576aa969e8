package io.aftershock.connectors.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/** The words of a capture's rows, for {@link CaptureRowParser} and {@link CaptureRowWriter}; docs/captures.md explains them. */
final class CaptureFormat {

    static final String TS = "ts";
    static final String CLUSTER = "cluster";
    static final String ACCOUNT = "account";
    static final String SUBJECT = "subject";
    static final String KIND = "kind";
    static final String NODE = "node";
    static final String VIA = "via";
    static final String ASKED = "asked";
    static final String DATA = "data";

    /** Stands in the place of {@link #DATA} if the body is not JSON. */
    static final String DATA_BASE64 = "data_base64";

    static final String STATUS = "status";
    static final String CONDITION = "condition";
    static final String SOURCE = "source";
    static final String MESSAGES = "messages";
    static final String BEHIND_MS = "behind_ms";
    static final String DETAIL = "detail";

    /** What stands in the {@link #ACCOUNT} of rows of polls over HTTP. */
    static final String HTTP = "$HTTP";

    /** What stands in the {@link #KIND} of rows of polls over the system account. */
    static final String KIND_SYSTEM_REQUEST = "sysreq";

    /** What stands in the {@link #KIND} of what a source said of itself. */
    static final String KIND_STATUS = "status";

    /** What stands in the {@link #KIND} of a line that was no row where it was first read. */
    static final String KIND_UNREADABLE = "unreadable";

    private CaptureFormat() {}

    /** JSON of which errors quote nothing, and whose strings may be as long as a line. */
    static JsonFactory json() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }
}
