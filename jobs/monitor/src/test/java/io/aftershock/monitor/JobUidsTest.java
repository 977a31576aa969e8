package io.aftershock.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.nats.source.fleet.StartingPosition;
import io.aftershock.monitor.config.ConfigLoader;
import io.aftershock.monitor.config.FleetConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job with everything on, held against the list of all names under which its operators keep state. A name that has been
 * released stays: who needs another adds it to the list, and no line of it is ever changed or taken out.
 */
class JobUidsTest {

    private static final Path KEPT = Path.of("src/test/resources/uids.txt");

    private static final String EVERYTHING = """
            clusters:
              - name: east
                source:
                  streams: [{name: o1, urls: "nats://o1:4222"}]
                  polls: {by: observatory}
            fleet: {urls: "nats://o1:4222"}
            policy: {urls: "nats://o1:4222"}
            findings: {urls: "nats://o1:4222"}
            history: {catalog: {uri: "jdbc:sqlite:catalog.db", warehouse: files}}
            """;

    @TempDir
    private Path folder;

    private Map<Integer, StreamNode> nodes;

    @BeforeEach
    void defineTheJob() throws IOException {
        Path file = Files.writeString(folder.resolve("fleet.yaml"), EVERYTHING);
        FleetConfig config = ConfigLoader.load(file, Map.of(), List.of());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        FleetJob.define(
                        env,
                        config,
                        StartingPosition.all(),
                        Objects.requireNonNull(config.history()).of(null))
                .print()
                .uid("standard-output"); // as the submitted job prints where no findings stream is configured
        nodes = env.getStreamGraph().getStreamNodes().stream()
                .collect(Collectors.toMap(StreamNode::getId, node -> node));
    }

    @Test
    void leavesNoOperatorWithoutAName() {
        assertThat(nodes.values())
                .filteredOn(node -> node.getTransformationUID() == null && node.getUserHash() == null)
                .extracting(StreamNode::getOperatorName)
                .isEmpty();
    }

    @Test
    void changesNoNameThatWasReleased() throws IOException {
        List<String> kept = Files.readAllLines(KEPT).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        assertThat(nodes.values())
                .extracting(StreamNode::getTransformationUID)
                .containsExactlyInAnyOrderElementsOf(kept);
    }
}
