package io.aftershock.exporter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftershock.exporter.catalogue.CatalogueCollector;
import io.aftershock.exporter.catalogue.Metric;
import io.aftershock.exporter.catalogue.SeriesOutput;
import io.aftershock.exporter.testing.Page;
import io.aftershock.exporter.testing.Running;
import io.aftershock.monitor.config.ExporterConfig;
import io.aftershock.testkit.junit.NeedsPrometheus;
import io.aftershock.testkit.prometheus.PrometheusTools;
import io.aftershock.testkit.tls.Certificates;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsServerTest {

    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";
    private static final HttpClient PLAIN = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private static MetricsServer serving(ExporterConfig config, Consumer<SeriesOutput> series) throws IOException {
        CollectorRegistry registry = new CollectorRegistry();
        registry.register(new CatalogueCollector(List.of((now, to) -> series.accept(to)), () -> 0, config.exemplars()));
        DefaultExports.register(registry);
        return MetricsServer.open(config, ScrapeAccess.read(config), registry);
    }

    private static ExporterConfig config(
            ExporterConfig.Tls tls, ExporterConfig.BasicAuth basicAuth, boolean exemplars) {
        return new ExporterConfig("127.0.0.1:0", tls, basicAuth, 200, 3_600_000, exemplars, "state");
    }

    /** One series of each metric. */
    private static void everything(SeriesOutput to) {
        for (Metric metric : Metric.values()) {
            to.series(metric, 1, metric.labels().toArray(String[]::new));
        }
    }

    @Test
    void servesBothFormats() throws Exception {
        try (MetricsServer server = serving(Running.CONFIG, MetricsServerTest::everything)) {
            Page text = Page.metrics(server.url());
            Page open = Page.get(PLAIN, server.url() + "/metrics", "Accept", OPEN_METRICS);

            assertThat(text.type()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
            assertThat(text.text())
                    .contains(
                            "# TYPE aftershock_api_requests_total counter",
                            "# TYPE aftershock_exporter_build_info gauge",
                            "aftershock_stall_seconds_total{cluster_name=\"cluster_name\",account=\"account\",} 1.0");
            assertThat(open.type()).isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
            assertThat(open.text())
                    .contains(
                            "# TYPE aftershock_api_requests counter",
                            "# UNIT aftershock_stall_seconds seconds",
                            "# TYPE aftershock_exporter_build info",
                            "process_resident_memory_bytes ",
                            "jvm_memory_bytes_used{")
                    .endsWith("# EOF\n");
            for (Metric metric : Metric.values()) {
                assertThat(text.text()).contains("\n" + metric.seriesName());
            }
        }
    }

    @Test
    @NeedsPrometheus
    void thePromtoolFindsNothing() throws Exception {
        try (MetricsServer server = serving(Running.CONFIG, MetricsServerTest::everything)) {
            assertThat(checked(Page.metrics(server.url()).text())).isEmpty();
        }
    }

    @ParameterizedTest
    @NeedsPrometheus
    @ValueSource(
            strings = {
                "say \"hello\"",
                "back\\slash\\",
                "two\nlines",
                "\"} 1\naftershock_api_requests_total{cluster_name=\"forged\",account=\"x",
                "\r\n\u0000\u001b[31m\u2028\ud800",
                "Kundenkonto Süd 🚀",
                "{a=\"b\"} # {finding=\"x\"} 1 1"
            })
    void namesCannotInject(String name) throws Exception {
        try (MetricsServer server = serving(Running.CONFIG, to -> to.series(Metric.API_REQUESTS, 7, "east", name))) {
            String text = Page.metrics(server.url()).text();
            String open = Page.get(PLAIN, server.url() + "/metrics", "Accept", OPEN_METRICS)
                    .text();
            String escaped = name.replaceAll("[\r\u0000\u001b\ud800]", "\uFFFD")
                    .replace("\\", "\\\\")
                    .replace("\"", "\\\"")
                    .replace("\n", "\\n");
            String series = "aftershock_api_requests_total{cluster_name=\"east\",account=\"" + escaped + "\"";

            assertThat(checked(text)).isEmpty();
            assertThat(text.split("\n"))
                    .filteredOn(line -> line.startsWith("aftershock_"))
                    .containsExactly(series + ",} 7.0");
            assertThat(open.split("\n"))
                    .filteredOn(line -> line.startsWith("aftershock_"))
                    .containsExactly(series + "} 7.0");
        }
    }

    @Test
    void longNamesAreCutAndStayDistinct() throws Exception {
        String most = "x".repeat(256);
        try (MetricsServer server = serving(Running.CONFIG, to -> {
            to.series(Metric.API_REQUESTS, 1, "east", "x".repeat(200));
            to.series(Metric.API_REQUESTS, 2, "east", most);
            to.series(Metric.API_REQUESTS, 3, "east", most + "y");
            to.series(Metric.API_REQUESTS, 4, "east", most + "z");
        })) {
            Page page = Page.metrics(server.url());
            assertThat(page.value(series("x".repeat(200)))).isEqualTo(1);
            assertThat(page.value(series(most))).isEqualTo(2);
            assertThat(page.text().lines().filter(line -> line.startsWith("aftershock_")))
                    .hasSize(4)
                    .allMatch(line -> line.length() < 330)
                    .doesNotHaveDuplicates();
        }
    }

    private static String series(String account) {
        return "aftershock_api_requests_total{cluster_name=\"east\",account=\"" + account + "\",}";
    }

    @Test
    void exemplarsAreServedOnDemandAndInOpenMetricsOnly() throws Exception {
        Consumer<SeriesOutput> series = to -> {
            to.withFinding(Metric.FINDINGS, 1, "JETSTREAM_009:east:A:1", "east", "A", "JETSTREAM_009", "warning");
            to.withFinding(Metric.FINDINGS, 1, "x".repeat(130), "east", "B", "JETSTREAM_009", "warning");
        };
        try (MetricsServer without = serving(config(null, null, false), series);
                MetricsServer with = serving(config(null, null, true), series)) {
            String exemplar = "# {finding=\"JETSTREAM_009:east:A:1\"} 1.0";

            assertThat(Page.metrics(with.url()).text()).doesNotContain("# {");
            assertThat(open(without)).doesNotContain("# {");
            assertThat(open(with)).contains(exemplar).doesNotContain("xxx");
        }
    }

    private static String open(MetricsServer server) {
        return Page.get(PLAIN, server.url() + "/metrics", "Accept", OPEN_METRICS)
                .text();
    }

    @Test
    void answersProbesAndLandsOnAPage() throws Exception {
        try (MetricsServer server = serving(Running.CONFIG, to -> {})) {
            assertThat(get(server, "/-/healthy").status()).isEqualTo(200);
            assertThat(get(server, "/-/ready").status()).isEqualTo(503);
            server.ready();
            assertThat(get(server, "/-/ready").status()).isEqualTo(200);
            assertThat(get(server, "/").text()).contains("<a href=\"/metrics\">");
            assertThat(get(server, "/favicon.ico").status()).isEqualTo(404);
        }
    }

    private static Page get(MetricsServer server, String path) {
        return Page.get(PLAIN, server.url() + path);
    }

    @Test
    void letsInWhoHasThePasswordOverTls() throws Exception {
        Certificates own = Certificates.create(folder, "own", "RSA", "ip:127.0.0.1");
        Path password = Files.writeString(folder.resolve("scrape.password"), "s3cret\n");
        ExporterConfig config = config(
                new ExporterConfig.Tls(own.certificate().toString(), own.key().toString()),
                new ExporterConfig.BasicAuth("prometheus", password.toString()),
                false);
        HttpClient trusting =
                HttpClient.newBuilder().sslContext(trust(own.certificate())).build();
        try (MetricsServer server = serving(config, to -> to.series(Metric.EXPORTER_CONNECTED, 1))) {
            String metrics = server.url() + "/metrics";
            assertThat(metrics).startsWith("https://127.0.0.1:");

            assertThat(Page.get(trusting, metrics).status()).isEqualTo(401);
            assertThat(Page.get(trusting, metrics, "Authorization", basic("prometheus:wrong"))
                            .status())
                    .isEqualTo(401);
            assertThat(Page.get(trusting, metrics, "Authorization", basic("other:s3cret"))
                            .status())
                    .isEqualTo(401);
            Page page = Page.get(trusting, metrics, "Authorization", basic("prometheus:s3cret"));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.value("aftershock_exporter_connected")).isEqualTo(1);
            assertThat(Page.get(trusting, server.url() + "/-/healthy").status())
                    .as("a probe has no password")
                    .isEqualTo(200);
            assertThatThrownBy(() -> Page.get(PLAIN, metrics)).hasMessageContaining("PKIX");
        }
        assertThat(config.toString()).doesNotContain("s3cret");
    }

    private static SSLContext trust(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "own", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }

    @Test
    void saysWhichFileCannotBeUsedAndNotWhatIsInIt() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        Path noKey = Files.writeString(folder.resolve("key.pem"), "hunter2");

        assertThatThrownBy(() ->
                        ScrapeAccess.read(config(null, new ExporterConfig.BasicAuth("a", empty.toString()), false)))
                .hasMessage("The password file " + empty + " is empty; write the password into its first line.");
        assertThatThrownBy(() -> ScrapeAccess.read(
                        config(new ExporterConfig.Tls(noKey.toString(), noKey.toString()), null, false)))
                .hasMessageContaining(noKey.toString())
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void saysWhereItCannotListen() throws Exception {
        try (MetricsServer first = serving(Running.CONFIG, to -> {})) {
            String taken = first.url().substring("http://".length());
            ExporterConfig config = new ExporterConfig(taken, null, null, 200, 3_600_000, false, "state");

            assertThatThrownBy(() -> serving(config, to -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Cannot listen on " + taken + ": Address already in use.");
        }
    }

    /** What promtool says of a page; nothing if it has no complaint. */
    private static String checked(String page) throws Exception {
        Process promtool = new ProcessBuilder(
                        PrometheusTools.folder().resolve("promtool").toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (var in = promtool.getOutputStream()) {
            in.write(page.getBytes(UTF_8));
        }
        String said = new String(promtool.getInputStream().readAllBytes(), UTF_8);
        int code = promtool.waitFor();
        assertThat(code == 0 || !said.isEmpty())
                .as(Arrays.toString(said.split("\n")))
                .isTrue();
        return said;
    }
}
