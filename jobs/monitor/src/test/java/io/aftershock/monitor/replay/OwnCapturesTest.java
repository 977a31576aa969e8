package io.aftershock.monitor.replay;

import static io.aftershock.monitor.replay.Found.last;
import static io.aftershock.monitor.replay.Found.millis;
import static io.aftershock.monitor.replay.Found.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found in the captures that we recorded ourselves: all that was done, and nothing else. */
class OwnCapturesTest {

    /** The first is over before anybody is elected: a near miss. The others end in elections, and in errors of the clients. */
    @Test
    void tellsFreezesOfTheLeaderFromEachOther() throws Exception {
        Replayed found = OwnCaptures.FREEZES.replay();

        assertThat(Plot.of(found))
                .containsExactly(
                        "STALL_001 opened, warning: ACME, BETA, cluster",
                        "LEADER_001 opened, warning: cluster",
                        "STALL_001 opened, warning: CORP",
                        "STALL_001 reopened, warning: ACME, BETA, CORP, cluster",
                        "LEADER_001 reopened, warning: cluster",
                        "NETWORK_001 opened, warning: cluster",
                        "election of n2, unplanned",
                        "JETSTREAM_009 opened, critical: ACME, BETA",
                        "STALL_001 reopened, warning: ACME, BETA, CORP, cluster",
                        "LEADER_001 opened, warning: cluster",
                        "NETWORK_001 opened, warning: cluster",
                        "election of n1, unplanned",
                        "META_003 opened, warning: cluster",
                        "JETSTREAM_009 opened, critical: CORP",
                        "JETSTREAM_009 reopened, critical: BETA");
        assertThat(Plot.open(found))
                .containsExactly("JETSTREAM_009 ACME", "JETSTREAM_009 BETA", "JETSTREAM_009 CORP", "META_003 cluster");
        assertThat(Plot.verdicts(found))
                .containsExactly(
                        "ACME: degraded", "BETA: degraded", "CORP: degraded", "cluster: degraded", "cluster: degraded");
    }

    /** Its first episode is the doing of the freeze of n1, its second that of n2, and the verdict counts the calls of both. */
    @Test
    void countsWhatReopenedABreachAndNamesWhoDidIt() throws Exception {
        Replayed found = OwnCaptures.FREEZES.replay();
        List<JsonNode> breaches = found.breaches("JETSTREAM_009").stream()
                .filter(breach -> breach.path("account").asText().equals("BETA"))
                .toList();
        List<JsonNode> verdicts = found.records("correlation").stream()
                .filter(verdict -> verdict.path("account").asText().equals("BETA"))
                .toList();

        assertThat(breaches.get(0).path("parent_id").asText()).isEqualTo("NETWORK_001:labc3:1");
        assertThat(breaches.get(breaches.size() - 1).path("parent_id").asText()).isEqualTo("NETWORK_001:labc3:2");
        assertThat(verdicts.get(verdicts.size() - 1).path("errors_inside").asInt())
                .isEqualTo(39);
    }

    @Test
    void findsEachFreezeWithinFourSecondsAndNamesTheServer() throws Exception {
        Replayed found = OwnCaptures.FREEZES.replay();
        List<Long> freezes = OwnCaptures.FREEZES.when("sigstop_leader");
        List<String> frozen = OwnCaptures.FREEZES.whom("sigstop_leader");

        List<JsonNode> silences = found.breaches("LEADER_001").stream()
                .filter(breach -> !breach.path("state").asText().equals("closed"))
                .toList();
        assertThat(silences).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(millis(silences.get(i), "at")).isBetween(freezes.get(i), freezes.get(i) + 4_000);
            assertThat(silences.get(i).path("summary").asText())
                    .contains("the meta leader " + frozen.get(i) + " since");
        }
        JsonNode nearMiss = found.breaches("LEADER_001").get(1);
        assertThat(nearMiss.path("severity").asText()).isEqualTo("info");
        assertThat(nearMiss.path("summary").asText()).contains("A near miss: n1 answered again");
        assertThat(found.breaches("NETWORK_001").stream()
                        .filter(breach -> breach.path("state").asText().equals("opened")))
                .extracting(OwnCapturesTest::words)
                .containsExactly("n1 hangs", "n2 hangs");
        assertThat(found.metaElections())
                .extracting(OwnCapturesTest::hint)
                .containsExactly("server_frozen n1", "server_frozen n2");
    }

    /** Between the followers it costs nothing; beside the leader it costs the leader. */
    @Test
    void findsTheLinksThatWereCut() throws Exception {
        Replayed found = OwnCaptures.CUT_LINK.replay();

        assertThat(Plot.of(found))
                .containsExactly(
                        "NETWORK_001 opened, warning: cluster",
                        "NETWORK_001 opened, warning: cluster",
                        "STALL_001 opened, warning: BETA, CORP",
                        "election of n3, unplanned",
                        "ELECTION_001 opened, info: CORP",
                        "ELECTION_001 opened, info: ACME");
        assertThat(Plot.open(found)).containsExactly("ELECTION_001 ACME", "ELECTION_001 CORP");
        List<JsonNode> cuts = found.breaches("NETWORK_001").stream()
                .filter(breach -> breach.path("state").asText().equals("opened"))
                .toList();
        List<Long> when = OwnCaptures.CUT_LINK.when("net_cut");
        assertThat(cuts)
                .extracting(OwnCapturesTest::words)
                .containsExactly("The link between n1 and n3 is cut", "The link between n1 and n2 is cut");
        for (int i = 0; i < 2; i++) {
            assertThat(millis(cuts.get(i), "at")).isBetween(when.get(i) + 3_000, when.get(i) + 6_000);
        }
        assertThat(last(found.breaches("STALL_001")))
                .extracting(text("parent_id"))
                .containsOnly("NETWORK_001:labc3:2");
        assertThat(found.metaElections()).extracting(OwnCapturesTest::hint).containsExactly("link_cut n1");
    }

    /** 500 Raft groups are made and elect leaders, within a bit more than a minute: hard work, and nobody's trouble. */
    @Test
    void findsNothingInMuchWork() throws Exception {
        Replayed found = OwnCaptures.MANY_CONSUMERS.replay();

        assertThat(Plot.of(found)).isEmpty();
        assertThat(found.records("breach")).isEmpty();
        assertThat(found.records("correlation")).isEmpty();
        assertThat(found.records("election").stream()
                        .filter(election -> election.path("consumer").asText().startsWith("tenant-"))
                        .map(text("consumer"))
                        .distinct())
                .hasSize(500);
    }

    @Test
    void callsAnUpgradePlannedWork() throws Exception {
        Replayed found = OwnCaptures.UPGRADE.replay();

        assertThat(Plot.of(found)).containsExactly("election of n1, lame_duck", "NETWORK_001 opened, info: cluster");
        assertThat(found.breaches("NETWORK_001"))
                .extracting(text("severity"), OwnCapturesTest::planned)
                .containsOnly(tuple("info", true));
        assertThat(Plot.open(found)).isEmpty();
        assertThat(Plot.verdicts(found)).containsExactly("cluster: quiet_election");
    }

    @Test
    void findsWhatAFullDiskCosts() throws Exception {
        Replayed found = OwnCaptures.FULL_DISK.replay();

        assertThat(Plot.of(found))
                .containsExactly(
                        "LEADER_001 opened, warning: cluster",
                        "election of n1, unplanned",
                        "STALL_001 opened, warning: ACME, BETA, cluster");
        assertThat(Plot.open(found)).isEmpty();
        assertThat(found.metaElections()).extracting(OwnCapturesTest::hint).containsExactly("disk_full n2");
        assertThat(millis(found.metaElections().get(0), "at"))
                .isBetween(
                        OwnCaptures.FULL_DISK.when("fill_start").get(0),
                        OwnCaptures.FULL_DISK.when("fill_stop").get(0) + 10_000);
    }

    /** What a summary says before its first time. */
    private static String words(JsonNode breach) {
        String summary = breach.path("summary").asText();
        return summary.split(" since|, or|:", 2)[0];
    }

    private static boolean planned(JsonNode breach) {
        return breach.path("summary").asText().contains("planned work");
    }

    private static String hint(JsonNode election) {
        return election.path("hints").path(0).path("name").asText() + " "
                + election.path("hints").path(0).path("server").asText();
    }
}
