package io.aftershock.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.model.telemetry.SourceStatus.Condition;
import io.aftershock.monitor.check.Check;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.check.Thresholds.Setting;
import io.aftershock.monitor.replay.Replayed;
import io.aftershock.monitor.replay.TopologyRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In operator mode an account is a public key: people are told its name, and ids keep the key. */
class AccountNamesTest {

    private static final String KEY = "AD3RO7YQXZGZ6ZH4LBLCGDU5J2MZPBFHZQ4UGKQEPBYHKTW7BZ4IHOZZ";

    private final FakeCluster cluster = new FakeCluster("east");

    @Test
    void learnsNamesFromTheConnectionsOfAnAccount() throws Exception {
        cluster.event(
                1,
                "SYS",
                "$SYS.ACCOUNT." + KEY + ".SERVER.CONNS",
                "{\"type\":\"io.nats.server.advisory.v1.account_connections\",\"id\":\"c1\",\"timestamp\":\"" + time(1)
                        + "\",\"server\":{\"name\":\"n1\"},\"acc\":\"" + KEY + "\",\"name\":\"orders\"}");

        Replayed found = failing();

        assertThat(names(found, "error_ratio")).containsOnly("orders");
        assertThat(names(found, "breach")).isNotEmpty().containsOnly("orders");
        assertThat(names(found, "correlation")).isNotEmpty().containsOnly("orders");
        assertThat(found.records("breach").get(0).path("id").asText()).isEqualTo("JETSTREAM_009:east:" + KEY + ":1");
        assertThat(found.records("breach").get(0).path("summary").asText()).contains("API calls of orders (AD3RO7YQ…)");
        assertThat(found.records("correlation").get(0).path("summary").asText()).contains("orders (AD3RO7YQ…)");
        assertThat(found.lines()).anyMatch(line -> line.text().contains("window     orders (AD3RO7YQ…):"));
    }

    @Test
    void learnsNamesFromPollsAndShowsThemInWindowsThatEndLater() throws Exception {
        cluster.status(0, Condition.CAUGHT_UP).call(0, KEY).status(65, Condition.CAUGHT_UP);
        cluster.call(65, KEY)
                .poll(
                        65,
                        "{\"server\":{\"name\":\"n1\",\"time\":\"" + time(65) + "\"},\"data\":{\"now\":\"" + time(65)
                                + "\",\"account_details\":[{\"name\":\"orders\",\"id\":\"" + KEY
                                + "\",\"api\":{\"total\":7}},{\"name\":\"SYS\",\"id\":\"SYS\"}]}}")
                .call(66, KEY);

        List<JsonNode> windows = TopologyRun.of(cluster.toTheEnd()).records("error_ratio");

        assertThat(windows)
                .filteredOn(each -> each.path("window_end").asText().compareTo(time(61)) < 0)
                .isNotEmpty()
                .allMatch(each -> each.path("account_name").isNull());
        assertThat(windows)
                .filteredOn(each -> each.path("window_end").asText().compareTo(time(69)) > 0)
                .isNotEmpty()
                .allMatch(each -> each.path("account_name").asText().equals("orders"));
    }

    @Test
    void knowsNoOtherNameWhereAccountsHaveNames() throws Exception {
        IntStream.range(0, 5).forEach(second -> cluster.call(second, "ACME"));

        assertThat(TopologyRun.of(cluster.toTheEnd()).records("error_ratio"))
                .isNotEmpty()
                .allMatch(each ->
                        each.has("account_name") && each.path("account_name").isNull());
    }

    @Test
    void letsAnOverrideNameAnAccountEitherWay() {
        Thresholds thresholds = new Thresholds(
                List.of(
                        new Setting(Check.JETSTREAM_009, "threshold", 0.5, null, null, "orders", "one"),
                        new Setting(Check.JETSTREAM_009, "min_calls", 7, null, null, KEY, "two")),
                Map.of(),
                "test");

        assertThat(thresholds.values(Check.JETSTREAM_009, "east", KEY, "orders"))
                .containsEntry("threshold", 0.5)
                .containsEntry("min_calls", 7.0);
        assertThat(thresholds.values(Check.JETSTREAM_009, "east", KEY, null)).containsEntry("threshold", 0.01);
    }

    private Replayed failing() throws Exception {
        for (int i = 0; i < 120; i++) {
            cluster.failedCall(2 + i * 0.1, KEY, 10_008);
        }
        return TopologyRun.of(cluster.calls(15, 20, KEY).toTheEnd());
    }

    private static List<String> names(Replayed found, String record) {
        return found.records(record).stream()
                .map(each -> each.path("account_name").asText())
                .toList();
    }

    private static String time(double second) {
        return Instant.ofEpochMilli(FakeCluster.at(second)).toString();
    }
}
