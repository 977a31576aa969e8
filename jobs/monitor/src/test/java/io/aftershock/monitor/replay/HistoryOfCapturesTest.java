package io.aftershock.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.connectors.capture.CaptureSource;
import io.aftershock.connectors.history.table.HistoryTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept of real captures, against the answer key of another program and against what the same run told. */
class HistoryOfCapturesTest {

    private static final Map<Captures, KeptHistory> KEPT = new EnumMap<>(Captures.class);

    @TempDir
    static Path folder;

    @ParameterizedTest
    @EnumSource
    void addsUpToTheAnswerKey(Captures capture) throws Exception {
        KeptHistory history = kept(capture);
        Map<String, Sums> expected = new TreeMap<>();
        for (String line : capture.expectedWindows()) {
            JsonNode window = Replayed.tree(line);
            Instant end = Instant.parse(window.path("window_end").asText());
            if (end.getEpochSecond() % 60 == 0) {
                expected.put(key(window.path("account").asText(), end.minusSeconds(60)), Sums.of(window));
            }
        }
        Map<String, Sums> kept = new TreeMap<>();
        for (Record row : history.rows(HistoryTable.API_MINUTES)) {
            Instant minute = ((OffsetDateTime) row.getField("minute")).toInstant();
            kept.merge(key((String) row.getField("account"), minute), Sums.of(row), Sums::plus);
        }

        assertThat(kept).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void namesTheClientsOfEveryFailedCall(Captures capture) throws Exception {
        KeptHistory history = kept(capture);

        long failed = sum(history.rows(HistoryTable.API_MINUTES), "failed_calls");
        List<Record> clients = history.rows(HistoryTable.CLIENT_MINUTES);

        assertThat(sum(clients, "errors")).isEqualTo(failed).isPositive();
        assertThat(clients).allSatisfy(row -> assertThat(row.getField("client")).isNotNull());
    }

    @ParameterizedTest
    @EnumSource
    void keepsEveryFindingThatIsTold(Captures capture) throws Exception {
        KeptHistory history = kept(capture);
        Replayed told = history.told();

        assertThat(ids(history, HistoryTable.ELECTIONS)).containsExactlyInAnyOrderElementsOf(ids(told, "election"));
        assertThat(ids(history, HistoryTable.STALLS)).containsExactlyInAnyOrderElementsOf(ids(told, "stall"));
        assertThat(ids(history, HistoryTable.BREACHES)).containsExactlyInAnyOrderElementsOf(ids(told, "breach"));
        assertThat(ids(history, HistoryTable.CORRELATIONS))
                .containsExactlyInAnyOrderElementsOf(ids(told, "correlation"));
        assertThat(history.rows(HistoryTable.BREACHES).stream()
                        .map(row -> Replayed.tree((String) row.getField("evidence"))))
                .containsExactlyInAnyOrderElementsOf(told.records("breach").stream()
                        .map(breach -> breach.path("evidence"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void keepsACaptureOnceThatIsReplayedTwice(Captures capture) throws Exception {
        KeptHistory history = kept(capture);
        List<String> once = all(history);
        keep(capture, 1);

        assertThat(all(history)).containsExactlyInAnyOrderElementsOf(once);
    }

    /** One run of each, for the tests that look at what is kept of it. */
    private static KeptHistory kept(Captures capture) throws Exception {
        KeptHistory known = KEPT.get(capture);
        if (known == null) {
            known = keep(capture, 2);
            KEPT.put(capture, known);
        }
        return known;
    }

    private static KeptHistory keep(Captures capture, int parallelism) throws Exception {
        return KeptHistory.of(
                env -> CaptureReplay.rows(env, CaptureSource.of(List.of(capture.file()))),
                parallelism,
                folder.resolve(capture.name()));
    }

    private static List<String> all(KeptHistory history) throws Exception {
        List<String> all = new ArrayList<>();
        for (HistoryTable table : HistoryTable.values()) {
            history.rows(table).forEach(row -> all.add(table.label() + row));
        }
        return all;
    }

    private static List<String> ids(KeptHistory history, HistoryTable table) throws Exception {
        return history.rows(table).stream()
                .map(row -> row.getField("id")
                        + (table.schema().findField("revision") == null ? "" : " " + row.getField("revision")))
                .toList();
    }

    private static List<String> ids(Replayed told, String record) {
        return told.records(record).stream()
                .map(each -> each.path("id").asText() + (each.has("revision") ? " " + each.path("revision") : ""))
                .toList();
    }

    private static long sum(List<Record> rows, String column) {
        return rows.stream().mapToLong(row -> (Long) row.getField(column)).sum();
    }

    private static String key(String account, Instant minute) {
        return minute + " " + account;
    }

    /** What a window and the rows of a minute have in common. */
    private record Sums(
            long requests, long errors, long calls, long failedCalls, Map<Integer, Long> byCode, boolean complete) {

        static Sums of(JsonNode window) {
            Map<Integer, Long> byCode = new TreeMap<>();
            window.path("by_code")
                    .properties()
                    .forEach(code -> byCode.put(
                            Integer.parseInt(code.getKey()), code.getValue().asLong()));
            return new Sums(
                    window.path("requests").asLong(),
                    window.path("errors").asLong(),
                    window.path("calls").asLong(),
                    window.path("failed_calls").asLong(),
                    byCode,
                    window.path("complete").asBoolean());
        }

        static Sums of(Record row) {
            long errors = (Long) row.getField("errors");
            return new Sums(
                    (Long) row.getField("requests"),
                    errors,
                    (Long) row.getField("calls"),
                    (Long) row.getField("failed_calls"),
                    errors == 0 ? Map.of() : Map.of((Integer) row.getField("error_code"), errors),
                    (Boolean) row.getField("complete"));
        }

        Sums plus(Sums other) {
            Map<Integer, Long> codes = new TreeMap<>(byCode);
            other.byCode.forEach((code, count) -> codes.merge(code, count, Long::sum));
            return new Sums(
                    requests + other.requests,
                    errors + other.errors,
                    calls + other.calls,
                    failedCalls + other.failedCalls,
                    codes,
                    complete && other.complete);
        }
    }
}
