package io.aftershock.monitor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.monitor.FakeCluster;
import io.aftershock.monitor.signal.ServerLoad;
import io.aftershock.monitor.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What servers say of their load, in events and in answers to polls. */
class ServerLoadTest {

    private static final String STATSZ = """
            {"server":{"name":"n2","id":"NDGZ","time":"2026-11-20T05:00:01Z"},
             "statsz":{"start":"2026-11-20T04:00:00Z","mem":22437888,"cores":4,"cpu":%s,"routes":[{"cpu":1}],
              "jetstream":{"config":{"max_storage":2000},"stats":{"storage":500,"ha_assets":13,"api":{"total":1}},
               "meta":{"name":"_meta_","storage":7}}%s}}""";

    @Test
    void readsItFromStatsz() {
        assertThat(event("$SYS.SERVER.NDGZ.STATSZ", STATSZ.formatted("396", "")).load())
                .isEqualTo(new ServerLoad("n2", "NDGZ", 0.99, 13, 0.25));
    }

    @Test
    void measuresItByTheCoresThatTheServerMayUse() {
        assertThat(event("$SYS.SERVER.NDGZ.STATSZ", STATSZ.formatted("150", ",\"gomaxprocs\":2"))
                        .load())
                .isEqualTo(new ServerLoad("n2", "NDGZ", 0.75, 13, 0.25));
    }

    @Test
    void readsWhatStatszOfServersWithoutJetStreamTells() {
        String body =
                "{\"server\":{\"name\":\"n2\",\"time\":\"2026-11-20T05:00:01Z\"},\"statsz\":{\"cpu\":1,\"cores\":2}}";

        assertThat(event("$SYS.SERVER.NDGZ.STATSZ", body).load())
                .isEqualTo(new ServerLoad("n2", "", 0.005, null, null));
    }

    @Test
    void readsItFromJszAndNotFromTheAccountsInIt() {
        String jsz = """
                {"storage":1900,"ha_assets":1240,"server_id":"NDGZ","now":"2026-11-20T05:00:01Z","config":{"max_storage":2000},
                 "account_details":[{"name":"ACME","storage":420,"ha_assets":0}]}""";

        assertThat(poll(jsz).load()).isEqualTo(new ServerLoad("n2", "NDGZ", null, 1240, 0.95));
        assertThat(poll(jsz.replace("{\"storage\"", "{\"disabled\":true,\"storage\""))
                        .load())
                .isNull();
        assertThat(poll("{\"_error\":\"timeout\"}").load()).isNull();
    }

    @Test
    void takesAServersWordThatItsDiskIsFull() {
        String body =
                FakeCluster.advisory("server_out_of_space", "id", 1) + ",\"server\":\"n2\",\"server_id\":\"NDGZ\"}";

        assertThat(event("$JS.EVENT.ADVISORY.SERVER.OUT_OF_STORAGE", body).load())
                .isEqualTo(ServerLoad.outOfSpace("n2"));
    }

    private static Signal event(String subject, String body) {
        return decode(TelemetryRow.event("east", FakeCluster.at(1), "SYS", subject, bytes(body)));
    }

    private static Signal poll(String body) {
        return decode(new TelemetryRow(
                "east",
                FakeCluster.at(1),
                TelemetryRow.Kind.HTTP_POLL,
                "$HTTP",
                "jsz.n2",
                "n2",
                List.of(),
                List.of(),
                bytes(body),
                null));
    }

    private static Signal decode(TelemetryRow row) {
        return ((Decoded.Accepted) new RowDecoder().decode(row)).signal();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
