package io.aftershock.deploy.local;

import io.aftershock.testkit.client.NatsSession;
import io.aftershock.testkit.server.NatsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The job of one test: a cluster that is made up, the file that a user would write for it, and what the job finds. */
final class SubmittedJob implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{32}\\b");

    final Feed feed;
    final Findings findings;

    private final FlinkCluster flink;
    private final NatsSession session;
    private final Path file;

    SubmittedJob(FlinkCluster flink, NatsServer nats, String name, String more) throws Exception {
        this.flink = flink;
        this.session = NatsSession.open(List.of(nats.clientUrl()), "any", "findings-" + name);
        this.findings = new Findings(session, "FINDINGS_" + name);
        this.file = Files.writeString(flink.folder().resolve(name + ".yaml"), yaml(nats, name) + more);
        this.feed = Feed.start(nats, name);
    }

    /** The size of the windows here is not what it should be: the environment and the arguments say better. */
    private static String yaml(NatsServer nats, String name) {
        return """
                clusters:
                  - name: %2$s
                    source:
                      streams: [{name: observatory, stream: FLEET_%2$s, urls: ["%1$s"]}]
                      polls: {by: none}
                windows: {size: 60s, slide: 5s, allowance: 5s}
                findings: {urls: ["%1$s"], stream: FINDINGS_%2$s, subject: findings_%2$s}
                """.formatted(nats.clientUrl(), name);
    }

    Path file() {
        return file;
    }

    /** Submits it with options of {@code cluster submit}, and returns the id of the job when all of it runs. */
    String submit(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("submit"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--config", file.toString(), "--from", "all", "--set", "windows.size=10s"));
        return running(flink.script(Map.of("AFTERSHOCK_WINDOWS_SIZE", "20s"), arguments.toArray(String[]::new)));
    }

    /** The job that an answer names, when all of it runs. */
    String running(String answer) {
        Matcher id = ID.matcher(answer);
        if (!id.find()) {
            throw new IllegalStateException("there is no job in: " + answer);
        }
        flink.awaitRunning(id.group());
        return id.group();
    }

    /** Waits until the job has printed windows whose audits have all been published from now on. */
    void awaitWindowsFromNowOn() {
        findings.awaitWindowsUntil(System.currentTimeMillis() + Feed.SIZE_MILLIS + Feed.SLIDE_MILLIS);
    }

    Map<String, Long> expected() throws IOException {
        return feed.counted(findings.windows().keySet());
    }

    @Override
    public void close() {
        feed.close();
        session.close();
    }
}
