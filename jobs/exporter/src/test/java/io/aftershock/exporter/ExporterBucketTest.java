package io.aftershock.exporter;

import static io.aftershock.exporter.testing.Made.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.exporter.testing.FindingsServer;
import io.aftershock.exporter.testing.Running;
import io.aftershock.monitor.publish.Lines;
import io.aftershock.testkit.junit.NeedsNatsServer;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StreamConfiguration;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exporter and the bucket of its counts, on a real nats-server: with room and rights, and without. */
@NeedsNatsServer
class ExporterBucketTest {

    private static final String REQUESTS = "aftershock_api_requests_total{cluster_name=\"east\",account=\"A\",}";
    private static final String MESSAGES = "aftershock_exporter_messages_total{record=\"error_ratio\",}";

    @TempDir
    Path folder;

    private FindingsServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = FindingsServer.start(folder);
    }

    @AfterEach
    void stopServer() throws Exception {
        server.close();
    }

    @Test
    void withoutPermissionForItsBucketItReadsTheWholeStream() throws Exception {
        server.publishWindows(0, 5);
        for (int start = 0; start < 2; start++) {
            try (Running exporter = Running.start(server.findings("reader"))) {
                exporter.await(REQUESTS, 500);
                assertThat(exporter.page().value(MESSAGES)).isEqualTo(5);
                assertThat(exporter.page().text()).doesNotContain("exporter_state_saved_timestamp_seconds ");
            }
        }
    }

    @Test
    void countsOnThoughItsBucketIsFull() throws Exception {
        server.management()
                .addStream(StreamConfiguration.builder()
                        .name("KV_aftershock-exporter")
                        .subjects("$KV.aftershock-exporter.>")
                        .maxMessagesPerSubject(1)
                        .allowRollup(true)
                        .allowDirect(true)
                        .discardPolicy(DiscardPolicy.New)
                        .maxBytes(200)
                        .build());
        server.publishWindows(0, 5);
        try (Running exporter = Running.start(server.findings("admin"))) {
            exporter.await(REQUESTS, 500);
            server.publishWindows(5, 6);
            exporter.await(REQUESTS, 600);
            assertThat(exporter.page().text()).doesNotContain("exporter_state_saved_timestamp_seconds ");
        }
        try (Running exporter = Running.start(server.findings("admin"))) {
            exporter.await(REQUESTS, 600);
            assertThat(exporter.page().value(MESSAGES)).isEqualTo(6);
        }
    }

    @Test
    void savesEverythingAnewWhenItsBucketIsDeleted() throws Exception {
        server.publishWindows(0, 5);
        server.publish(Lines.of(window("west", "W", 1, 2)));
        String west = "aftershock_api_requests_total{cluster_name=\"west\",account=\"W\",}";
        try (Running exporter = Running.start(server.findings("admin"))) {
            exporter.await(west, 100);
        }
        try (Running exporter = Running.start(server.findings("admin"))) {
            exporter.await(west, 100);
            server.management().deleteStream("KV_aftershock-exporter");
            server.publishWindows(5, 6);
            exporter.await(REQUESTS, 600);
        }
        try (Running exporter = Running.start(server.findings("admin"))) {
            assertThat(exporter.await(west, 100).value(REQUESTS)).isEqualTo(600);
            assertThat(exporter.page().value(MESSAGES)).isEqualTo(0);
        }
    }

    @Test
    void thePermissionsOfThePageAreEnough() throws Exception {
        server.publishWindows(0, 5);
        for (int start = 0; start < 2; start++) {
            try (Running exporter = Running.start(server.findings("exporter"))) {
                exporter.await(REQUESTS, 500);
                assertThat(exporter.page().value(MESSAGES)).isEqualTo(start == 0 ? 5 : 0);
            }
        }
    }
}
