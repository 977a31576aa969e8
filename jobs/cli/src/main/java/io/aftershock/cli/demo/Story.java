package io.aftershock.cli.demo;

import io.aftershock.cli.stage.Stage;
import io.aftershock.cli.stage.Told;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.workload.Workload;
import io.aftershock.testkit.workload.Workloads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What happens to the cluster, act by act, and what a good monitor says of it. */
final class Story {

    private static final long SECONDS = 1_000;
    private static final Set<String> LIMIT_CODES = Set.of("10026", "10027");

    private final NatsCluster cluster;
    private final Stage stage;
    private final Workload poller;
    private final Workload hitter;
    private final List<NatsServer> down = new ArrayList<>();

    Story(Stage stage) {
        this.stage = stage;
        this.cluster = stage.cluster();
        this.poller = stage.troublemaker(Workloads.missingStreamPoller(cluster));
        this.hitter = stage.troublemaker(Workloads.limitHitter(cluster));
    }

    List<Act> acts() {
        return List.of(missingStream(), limits(), stepDown(), crash(), recovery(), quorumLoss(), quorumReturn());
    }

    private Act missingStream() {
        return new Act(
                "client asks for a stream that is not there",
                poller::start,
                List.of(
                        Expected.soon(
                                "JETSTREAM_009 warning, BETA, led by 10059",
                                20 * SECONDS,
                                told -> told.isBreach("JETSTREAM_009")
                                        && told.isNewBreach()
                                        && told.account().equals("BETA")
                                        && told.leadingCode().equals("10059")
                                        && told.text("severity").equals("warning")),
                        Expected.soon(
                                "verdict: client fault",
                                20 * SECONDS,
                                told -> told.text("kind").equals("client_fault")
                                        && told.account().equals("BETA"))),
                Act.NOTHING);
    }

    private Act limits() {
        return new Act(
                "client wants more than its account may have",
                () -> {
                    poller.stop();
                    hitter.start();
                },
                List.of(
                        Expected.soon(
                                "JETSTREAM_009 warning, CORP, led by 10026 or 10027",
                                20 * SECONDS,
                                told -> told.isBreach("JETSTREAM_009")
                                        && told.isNewBreach()
                                        && told.account().equals("CORP")
                                        && LIMIT_CODES.contains(told.leadingCode())),
                        Expected.inTime(
                                "LIMIT_001 warning, CORP",
                                30 * SECONDS,
                                told -> told.isBreach("LIMIT_001")
                                        && told.isNewBreach()
                                        && told.account().equals("CORP"))),
                Act.NOTHING);
    }

    private Act stepDown() {
        return new Act(
                "meta leader is asked to step down",
                () -> {
                    hitter.stop();
                    cluster.stepDownMetaLeader();
                },
                List.of(
                        Expected.soon("election, planned: step down", 10 * SECONDS, election("step_down")),
                        Expected.inTime(
                                "verdict: quiet election",
                                30 * SECONDS,
                                told -> told.text("kind").equals("quiet_election"))),
                // A step-down costs a few stray 10008: in a small account that is above 1 %, and wakes nobody.
                told -> told.isBreach("JETSTREAM_009") && told.text("severity").equals("info"));
    }

    private Act crash() {
        return new Act(
                "SIGKILL of the meta leader",
                () -> kill(cluster.awaitMetaLeader(Duration.ofSeconds(10))),
                List.of(
                        silentLeader(),
                        Expected.soon(
                                "STALL_001: calls go unanswered",
                                10 * SECONDS,
                                told -> told.isBreach("STALL_001") && told.isNewBreach()),
                        Expected.soon("election, unplanned", 20 * SECONDS, election("unplanned")),
                        Expected.soon(
                                "verdict: crash",
                                40 * SECONDS,
                                told -> verdictOnElection(told)
                                        && told.text("kind").equals("crash"))),
                // Of five crashes one left a stray 10008: a short error ratio breach is the crash's doing.
                told -> isServiceBreach(told)
                        || told.isBreach("STALL_001")
                        || verdictOnElection(told)
                        || isNetworkBreach(told));
    }

    private Act recovery() {
        return new Act("it is started again", this::restart, List.of(), Story::isNetworkBreach);
    }

    private Act quorumLoss() {
        return new Act(
                "SIGKILL of two of three servers",
                () -> {
                    NatsServer leader = cluster.awaitMetaLeader(Duration.ofSeconds(20));
                    kill(leader);
                    kill(stage.others(leader).get(0));
                },
                List.of(
                        silentLeader(),
                        Expected.soon(
                                "META_006 critical: no meta leader",
                                45 * SECONDS,
                                told -> told.isBreach("META_006") && told.isNewBreach()),
                        Expected.soon(
                                "JETSTREAM_009 critical: availability errors",
                                45 * SECONDS,
                                told -> isServiceBreach(told) && told.isNewBreach())),
                told -> isServiceBreach(told) || told.isBreach("STALL_001") || isNetworkBreach(told));
    }

    private Act quorumReturn() {
        return new Act(
                "both are started again",
                this::restart,
                List.of(
                        Expected.soon("election, unplanned", 30 * SECONDS, election("unplanned")),
                        Expected.soon(
                                "META_006 closed",
                                30 * SECONDS,
                                told -> told.isBreach("META_006")
                                        && told.text("state").equals("closed")),
                        Expected.soon(
                                "META_003 warning: the leader changes too often",
                                30 * SECONDS,
                                told -> told.isBreach("META_003") && told.isNewBreach()),
                        Expected.inTime(
                                "verdict: degraded",
                                30 * SECONDS,
                                told -> told.text("kind").equals("degraded")
                                        && told.account().isEmpty())),
                told -> isServiceBreach(told) || told.isMetaElection() || verdictOnElection(told));
    }

    private static Expected silentLeader() {
        return Expected.inTime(
                "LEADER_001 warning: the meta leader does not answer",
                20 * SECONDS,
                told -> told.isBreach("LEADER_001") && told.isNewBreach());
    }

    private void kill(NatsServer server) {
        server.kill();
        down.add(server);
    }

    private void restart() {
        down.forEach(NatsServer::restart);
        down.clear();
        if (cluster.metaLeader().isPresent()) {
            cluster.awaitSettled();
        }
    }

    private static Predicate<Told> election(String cause) {
        return told -> told.isMetaElection() && told.text("cause").equals(cause);
    }

    private static boolean isServiceBreach(Told told) {
        return told.isBreach("JETSTREAM_009") && told.text("severity").equals("critical");
    }

    /** Who dies is missed by the others, and by the monitor's own connection until that is made anew. */
    private static boolean isNetworkBreach(Told told) {
        return told.isBreach("NETWORK_001")
                || told.isBreach("LEADER_001")
                || (told.isBreach("BLIND_001") && told.text("severity").equals("info"));
    }

    private static boolean verdictOnElection(Told told) {
        return told.is("correlation") && told.account().isEmpty();
    }
}
