package io.aftershock.monitor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.api.ApiCall;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RowDecoderTest {

    private static final String API = "$JS.EVENT.ADVISORY.API";
    private static final ApiCall CALL =
            new ApiCall("ACME", "STREAM.INFO", "S", null, ApiCall.SUCCESS, "app", "n1", "n1", false);

    private final RowDecoder decoder = new RowDecoder();

    @ParameterizedTest
    @EnumSource
    void saysWhyItCannotUseARowWithoutQuotingIt(BadRow bad) {
        Decoded expected = bad.detail == null
                ? new Decoded.Unknown()
                : new Decoded.Dead(DeadLetter.Reason.valueOf(bad.counted.name()), bad.detail);

        assertThat(asIfNoClockWereKnown(decoder.decode(bad.row("east")))).isEqualTo(expected);
        assertThat(expected.toString()).doesNotContain(BadRow.SECRET);
    }

    @Test
    void readsAnAuditOfThreeMegabytes() {
        String entry = "{\"config\":{\"name\":\"S\",\"subjects\":[\"orders.>\"]}},";
        String list = "{\"type\":\"io.nats.jetstream.api.v1.stream_list_response\",\"streams\":["
                + entry.repeat(3 * 1024 * 1024 / entry.length()) + "{}]}";

        assertThat(callOf(list)).isEqualTo(CALL);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "an error with a code of JetStream | {\"error\":{\"code\":404,\"err_code\":10059}} | 10059",
                "the code before the other one     | {\"error\":{\"err_code\":10059,\"code\":404}} | 10059",
                "a server before err_code existed  | {\"error\":{\"code\":404}}                    | 404",
                "a code in quotes                  | {\"error\":{\"err_code\":\"10059\"}}          | 10059",
                "an error that tells no code       | {\"error\":{\"description\":\"x\"}}            | 1",
                "after other fields                | {\"type\":\"t\",\"x\":[{\"error\":1}],\"error\":{\"err_code\":10008}} | 10008",
                "no error                          | {\"type\":\"t\",\"error\":null}               | 0",
                "an error of something inside      | {\"streams\":[{\"error\":{\"err_code\":10008}}]} | 0",
                "no answer at all                  | ``                                            | 0"
            })
    void readsTheErrorOfAResponse(String story, String response, int errCode) {
        assertThat(callOf(response).errCode()).isEqualTo(errCode);
    }

    @Test
    void readsAResponseThatIsAnObject() {
        String body = FakeCluster.audit("id", 0, "ACME", "")
                .replace("\"response\":\"\"", "\"response\":{\"error\":{\"err_code\":10008}}");

        assertThat(accepted(body).call())
                .isNotNull()
                .extracting(ApiCall::errCode)
                .isEqualTo(10_008);
    }

    @ParameterizedTest(name = "stamped {0} ms after its receipt: {1}")
    @CsvSource({"5000, true", "5001, false", "-86400000, true", "-86400001, false"})
    void believesAClockThatIsNearTheReceivers(long aheadMillis, boolean believed) {
        assertThat(RowDecoder.isNear(FakeCluster.START + aheadMillis, FakeCluster.START))
                .isEqualTo(believed);
    }

    @Test
    void tellsTheMonitorsOwnCallsByTheNameOfTheirClient() {
        String body = FakeCluster.audit("id", 0, "ACME", "{}").replace("\"app\"", "\"aftershock-source-1\"");

        assertThat(accepted(body).call()).isNotNull().extracting(ApiCall::own).isEqualTo(true);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "the owner of an imported API | {\"acc\":\"IMPORTER\",\"svc\":\"OWNER\"} | OWNER",
                "the caller                   | {\"acc\":\"CALLER\"}                     | CALLER",
                "nobody, as for SYS           | {}                                       | PUBLISHED",
                "null, as for SYS             | null                                     | PUBLISHED"
            })
    void attributesACallToTheAccountWhoseApiWasCalled(String story, String client, String account) {
        String body = FakeCluster.advisory("api_audit", "id", 0)
                + ",\"server\":\"n1\",\"subject\":\"$JS.API.INFO\",\"client\":" + client + ",\"response\":\"{}\"}";
        TelemetryRow row =
                TelemetryRow.event("east", FakeCluster.START, "PUBLISHED", API, body.getBytes(StandardCharsets.UTF_8));

        assertThat(((Decoded.Accepted) decoder.decode(row)).signal().call())
                .isNotNull()
                .extracting(ApiCall::account)
                .isEqualTo(account);
    }

    @Test
    void takesAPollThatNobodyAnsweredAsASignOfTime() {
        TelemetryRow row = new TelemetryRow(
                "east",
                FakeCluster.START,
                TelemetryRow.Kind.HTTP_POLL,
                "$HTTP",
                "jsz.n1",
                null,
                List.of(),
                List.of(),
                "{\"_error\":\"connection refused\"}".getBytes(StandardCharsets.UTF_8),
                null);

        Signal signal = ((Decoded.Accepted) decoder.decode(row)).signal();
        assertThat(signal.isUnanswered()).isTrue();
        assertThat(signal.kind()).isEqualTo(Signal.Kind.TIME);
        assertThat(signal.atMillis()).isEqualTo(Signal.NO_TIME);
        assertThat(signal.polled()).isTrue();
        assertThat(signal.server()).isNull();
    }

    /** What becomes of a row in doubt whose server's clock is held to be right. */
    private static Decoded asIfNoClockWereKnown(Decoded decoded) {
        return decoded instanceof Decoded.Accepted accepted && accepted.signal().doubt() != null
                ? new Decoded.Dead(
                        DeadLetter.Reason.ABSURD_TIMESTAMP,
                        accepted.signal().doubt().detail())
                : decoded;
    }

    private ApiCall callOf(String response) {
        return accepted(FakeCluster.audit("id", 0, "ACME", response)).call();
    }

    private Signal accepted(String body) {
        Decoded decoded = decoder.decode(
                TelemetryRow.event("east", FakeCluster.START, "ACME", API, body.getBytes(StandardCharsets.UTF_8)));
        assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
        return ((Decoded.Accepted) decoded).signal();
    }
}
