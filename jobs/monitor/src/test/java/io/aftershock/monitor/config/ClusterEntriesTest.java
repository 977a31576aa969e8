package io.aftershock.monitor.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.connectors.nats.directory.BadEntryException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterEntriesTest {

    @TempDir
    private Path temp;

    @Test
    void readsYamlAsTheConfigurationDoes() throws Exception {
        FleetConfig listed = new ConfigFolder(temp).load("clusters: [" + ConfigFolder.GOOD_CLUSTER + "]");

        assertThat(read("east", ConfigFolder.GOOD_CLUSTER))
                .isEqualTo(listed.clusters().get(0));
    }

    @Test
    void readsJsonAndTakesTheNameFromTheKey() throws Exception {
        ClusterConfig cluster =
                read("east", "{\"source\":{\"polls\":{\"by\":\"http\",\"nodes\":{\"n1\":\"http://n1:8222\"}}}}");

        assertThat(cluster.name()).isEqualTo("east");
        assertThat(cluster.streams()).isEmpty();
        assertThat(cluster.polls()).isNotNull();
    }

    @Test
    void findsFilesFromTheFolderOfTheConfiguration() throws Exception {
        new ConfigFolder(temp).with("o.creds");

        ClusterConfig cluster = read(
                "east",
                "source: {streams: [{name: o1, urls: nats://o1:4222, credentials: {creds_file: o.creds}}], polls: {by: none}}");
        assertThat(cluster.streams().get(0).endpoint().credentials().file())
                .isEqualTo(temp.resolve("o.creds").toString());
    }

    @Test
    void refusesWithEverythingThatIsWrong() {
        assertRefused("source: {polls: {by: none}}", "source: names neither streams nor polls, must have one of them");
        assertRefused("nonsense", "the file is a single value, must be keys with values (line 1)");
        assertRefused("name: [", "is not YAML");
        assertRefused(
                "{name: west, sorce: {}}",
                "sorce: unknown key, known are name, environment, urls, credentials, tls, source, observatory, did you mean source?");
        assertRefused(
                ConfigFolder.GOOD_CLUSTER.replace("east", "west"), "name: is 'west', must be the key of the entry");
        assertRefused(
                "source: {streams: [{name: o1, urls: nats://o1:4222, credentials: {creds_file: gone}}], polls: {by: none}}",
                "source.streams[0].credentials.creds_file: names no file");
    }

    private void assertRefused(String entry, String sentence) {
        assertThatThrownBy(() -> read("east", entry))
                .isInstanceOf(BadEntryException.class)
                .hasMessageContaining(sentence);
    }

    private ClusterConfig read(String name, String entry) throws BadEntryException {
        return new ClusterEntries(temp.toString(), Map.of()).read(name, entry.getBytes(UTF_8));
    }
}
