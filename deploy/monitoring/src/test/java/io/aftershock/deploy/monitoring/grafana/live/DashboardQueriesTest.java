package io.aftershock.deploy.monitoring.grafana.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftershock.deploy.monitoring.grafana.KeptDashboard;
import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.cluster.NatsCluster;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.aftershock.testkit.junit.NeedsPrometheus;
import io.aftershock.testkit.server.Deadline;
import io.aftershock.testkit.server.NatsServer;
import io.aftershock.testkit.workload.Workload;
import io.aftershock.testkit.workload.Workloads;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every question of every dashboard is answered with numbers, by a real Prometheus, while the fleet is in real trouble. */
@NeedsNatsServer
@NeedsPrometheus
class DashboardQueriesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration RANGE = Duration.ofMinutes(15);
    private static final String ACCOUNT = "BETA";

    @TempDir
    Path folder;

    @Test
    void answersEveryQuestionOfEveryPanelMarkerAndVariable() throws Exception {
        try (Fleet fleet = Fleet.start(folder)) {
            Answers answers = new Answers(fleet.prometheus());
            Set<String> open = new LinkedHashSet<>();
            Set<String> answered = new LinkedHashSet<>();
            trouble(fleet, answers, answered);
            Deadline.in(PATIENCE).await("all dashboards know their variables", () -> allChosen(answers));
            try {
                Deadline.in(PATIENCE).await("every question is answered", () -> {
                    open.clear();
                    unanswered(answers, answered, open);
                    return open.isEmpty();
                });
            } catch (IllegalStateException late) {
                assertThat(open).as("questions that show nothing").isEmpty();
            }
            assertThat(open).isEmpty();
        }
    }

    /** What some panels are there for: without it they are rightly empty. */
    private static void trouble(Fleet fleet, Answers answers, Set<String> answered) throws Exception {
        NatsCluster cluster = fleet.stage().cluster();
        Workload poller = fleet.stage().troublemaker(Workloads.missingStreamPoller(cluster));
        poller.start();
        await(
                answers,
                "a finding is open in two clusters",
                "count(aftershock_findings_open{account=\"BETA\"} > 0) > 1");
        try (NatsSession session = cluster.connect(ACCOUNT, "forger")) {
            session.connection().publish("$JS.EVENT.ADVISORY.API", "no advisory".getBytes(StandardCharsets.UTF_8));
        }
        // Who does not know for a minute how many answers are usual does not know that they have stopped.
        await(answers, "the clusters are known", "count_over_time(aftershock_source_lag_seconds[5m]) > 60");
        stepDownStreams(cluster); // which of them a server leads that dies below is chance
        await(answers, "an election of a stream is counted", "aftershock_elections_total{account=\"BETA\"} > 0");
        cluster.stepDownMetaLeader();
        await(
                answers,
                "a planned election is counted",
                "aftershock_elections_total{scope=\"meta\", cause=\"step_down\"} > 0");
        NatsServer leader = cluster.awaitMetaLeader(Duration.ofSeconds(10));
        leader.kill();
        await(
                answers,
                "an unplanned election is counted",
                "aftershock_elections_total{scope=\"meta\", cause=\"unplanned\"} > 0");
        NatsServer second = fleet.stage().others(leader).get(0);
        second.kill();
        await(
                answers,
                "without a quorum nothing works",
                "count(aftershock_findings_open{account=\"BETA\", severity=\"critical\"} > 0) > 1");
        unanswered(answers, answered, new LinkedHashSet<>()); // what is critical now is over when all has been seen
        leader.restart();
        second.restart();
        await(answers, "the stall is counted", "aftershock_stall_seconds_total{account=\"BETA\"} > 0");
        fleet.failTheJob();
        await(answers, "the job was started anew", "changes(flink_jobmanager_job_numRestarts[2m]) > 0");
    }

    private static void stepDownStreams(NatsCluster cluster) throws Exception {
        try (NatsSession session = cluster.connect(ACCOUNT, "operator")) {
            for (String stream : session.connection().jetStreamManagement().getStreamNames()) {
                assertThat(session.ask("$JS.API.STREAM.LEADER.STEPDOWN." + stream, "", Duration.ofSeconds(5)))
                        .as("answer of %s", stream)
                        .isPresent();
            }
        }
    }

    private static void await(Answers answers, String what, String expr) {
        Deadline.in(PATIENCE)
                .await(
                        what,
                        () -> answers.show(
                                new Question(what, expr, "/api/v1/query?query=" + Questions.encoded(expr), Set.of())));
    }

    private static boolean allChosen(Answers answers) {
        return KeptDashboard.all().stream()
                .allMatch(dashboard -> chosen(dashboard, answers).size()
                        == dashboard.variables().size());
    }

    private static void unanswered(Answers answers, Set<String> answered, Set<String> open) {
        long now = System.currentTimeMillis();
        for (KeptDashboard dashboard : KeptDashboard.all()) {
            Interpolation interpolation =
                    new Interpolation(chosen(dashboard, answers), RANGE, now - RANGE.toMillis(), Fleet.SCRAPE_INTERVAL);
            for (Question question : Questions.of(dashboard, interpolation, now)) {
                // Trouble passes: what was seen once need not be there at the end.
                String key = question.place() + " " + question.labels()
                        + question.expr().replaceAll("\\d{13}", "");
                if (!answered.contains(key)) {
                    if (answers.show(question)) {
                        answered.add(key);
                    } else {
                        open.add(question.toString());
                    }
                }
            }
        }
    }

    /** What a person would have chosen at the top of the dashboard; nothing of a variable that offers nothing. */
    private static Map<String, String> chosen(KeptDashboard dashboard, Answers answers) {
        Map<String, String> chosen = new HashMap<>();
        for (JsonNode variable : dashboard.variables()) {
            String name = variable.path("name").asText();
            switch (variable.path("type").asText()) {
                case "query" -> {
                    String path = Questions.variable(
                            variable,
                            text -> new Interpolation(chosen, RANGE, 0, Fleet.SCRAPE_INTERVAL).of(text, Duration.ZERO));
                    List<String> offered = answers.values(path);
                    if (variable.path("includeAll").asBoolean() && !offered.isEmpty()) {
                        chosen.put(name, variable.path("allValue").asText());
                    } else if (name.equals("account") && offered.contains(ACCOUNT)) {
                        chosen.put(name, ACCOUNT);
                    } else if (!name.equals("account") && !offered.isEmpty()) {
                        chosen.put(name, offered.get(0));
                    }
                }
                // Of a quarter of an hour a two-hundredth is less than the shortest that it may be.
                case "interval" -> chosen.put(name, variable.path("auto_min").asText());
                default ->
                    chosen.put(name, variable.path("current").path("value").asText());
            }
        }
        return chosen;
    }
}
