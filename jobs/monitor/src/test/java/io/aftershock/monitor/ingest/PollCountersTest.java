package io.aftershock.monitor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.signal.RaftTerm;
import io.aftershock.monitor.signal.ServerCounters;
import io.aftershock.monitor.signal.ServerCounters.AccountTotal;
import io.aftershock.monitor.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What polls say of counters and terms, over the system account and over HTTP alike. */
class PollCountersTest {

    private static final String JSZ = """
            {"api":{"level":5,"total":61,"errors":2},"server_id":"NDGZ","now":"2026-11-20T05:00:01Z","config":{"domain":"hub"},
             "meta_cluster":{"name":"east","leader":"n3"},"account_details":[
              {"name":"ACME","id":"ADKEY","api":{"level":0,"total":85,"errors":0},"stream_detail":[{"name":"S","state":{"messages":9}}]},
              {"name":"IDLE","id":"IDLE","api":{"total":0}}],"total":2}""";

    private static final ServerCounters COUNTERS = new ServerCounters(
            "n1", "NDGZ", "hub", FakeCluster.at(1), 61, false, List.of(new AccountTotal("ADKEY", "ACME", 85)));

    @Test
    void readsTheCountersOfBothKindsOfAnswer() {
        assertThat(decode("SYS", null, "{\"server\":{\"name\":\"n1\"},\"data\":" + JSZ + "}")
                        .counters())
                .isEqualTo(COUNTERS);
        assertThat(decode("jsz.n1", "n1", JSZ).counters()).isEqualTo(COUNTERS);
        assertThat(decode("jsz.n1", "n1", JSZ).kind()).isEqualTo(Signal.Kind.META_VIEW);
    }

    @Test
    void readsTheZerosOfALameDuckWithoutAView() {
        Signal signal =
                decode("jsz.n1", "n1", "{\"now\":\"2026-11-20T05:00:01Z\",\"disabled\":true,\"api\":{\"total\":0}}");

        assertThat(signal.kind()).isEqualTo(Signal.Kind.TIME);
        assertThat(signal.counters())
                .isEqualTo(new ServerCounters("n1", "", null, FakeCluster.at(1), 0, true, List.of()));
    }

    @Test
    void readsTheTermOfALeaderAndOfAFollower() {
        String raftz = "{\"SYS\":{\"_meta_\":{\"state\":\"%s\",\"term\":7%s}}}";

        assertThat(decode("raftz.n1", "n1", raftz.formatted("LEADER", ",\"leader_since\":\"2026-11-20T05:00:02Z\""))
                        .raftTerm())
                .isEqualTo(new RaftTerm("n1", 7, true, FakeCluster.at(2)));
        assertThat(decode("raftz.n1", "n1", raftz.formatted("FOLLOWER", "")).raftTerm())
                .isEqualTo(new RaftTerm("n1", 7, false, null));
    }

    private static Signal decode(String subject, @Nullable String node, String body) {
        TelemetryRow.Kind kind = node == null ? TelemetryRow.Kind.POLL : TelemetryRow.Kind.HTTP_POLL;
        TelemetryRow row = new TelemetryRow(
                "east",
                FakeCluster.at(1),
                kind,
                "SYS",
                subject,
                node,
                List.of(),
                List.of(),
                body.getBytes(StandardCharsets.UTF_8),
                null);
        return ((Decoded.Accepted) new RowDecoder().decode(row)).signal();
    }
}
