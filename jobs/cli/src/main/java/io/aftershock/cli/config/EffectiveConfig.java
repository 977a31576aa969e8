package io.aftershock.cli.config;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.CoreSubscription;
import io.aftershock.connectors.nats.source.fleet.SubjectLayout;
import io.aftershock.monitor.check.Unit;
import io.aftershock.monitor.config.ClusterConfig;
import io.aftershock.monitor.config.DirectoryConfig;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.monitor.config.FleetConfig;
import io.aftershock.monitor.config.PolicyConfig;
import io.aftershock.monitor.config.schema.Amount;
import io.aftershock.monitor.ingest.Spans;
import io.aftershock.monitor.policy.MaintenanceWindow;
import io.aftershock.monitor.window.WindowSpec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes a configuration with all its defaults; what it writes loads to the same configuration. */
final class EffectiveConfig {

    private EffectiveConfig() {}

    static String yaml(FleetConfig config) {
        Map<String, Object> root = new LinkedHashMap<>();
        if (!config.clusters().isEmpty()) {
            root.put(
                    "clusters",
                    config.clusters().stream()
                            .map(cluster -> cluster(cluster, config.spans()))
                            .toList());
        }
        DirectoryConfig directory = config.directory();
        putUnlessNull(root, "fleet", directory == null ? null : directory(directory));
        root.put("windows", windows(config.windows()));
        root.put("checks", EffectiveChecks.ofFleet(config.thresholds()));
        putUnlessNull(root, "overrides", EffectiveChecks.overrides(config.thresholds()));
        putUnlessNull(root, "maintenance", maintenance(config.maintenance()));
        PolicyConfig policy = config.policy();
        putUnlessNull(root, "policy", policy == null ? null : policy(policy));
        FindingsConfig findings = config.findings();
        putUnlessNull(root, "findings", findings == null ? null : findings(findings));
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        // A list is read by people, who do not look for anchors.
        options.setDereferenceAliases(true);
        return new Yaml(options).dump(root);
    }

    private static @Nullable List<Map<String, Object>> maintenance(List<MaintenanceWindow> windows) {
        return windows.isEmpty()
                ? null
                : windows.stream().map(EffectiveConfig::window).toList();
    }

    private static Map<String, Object> window(MaintenanceWindow window) {
        Map<String, Object> keys = new LinkedHashMap<>();
        putUnlessNull(keys, "environment", window.environment());
        putUnlessNull(keys, "cluster", window.cluster());
        keys.put("from", Instant.ofEpochMilli(window.fromMillis()).toString());
        keys.put("to", Instant.ofEpochMilli(window.toMillis()).toString());
        keys.put("reason", window.reason());
        return keys;
    }

    private static Map<String, Object> policy(PolicyConfig policy) {
        Map<String, Object> keys = new LinkedHashMap<>(endpoint(policy.endpoint()));
        keys.put("bucket", policy.bucket());
        return keys;
    }

    private static Map<String, Object> directory(DirectoryConfig directory) {
        Map<String, Object> keys = new LinkedHashMap<>(endpoint(directory.endpoint()));
        keys.put("bucket", directory.bucket());
        return keys;
    }

    private static Map<String, Object> cluster(ClusterConfig cluster, Spans spans) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("name", cluster.name());
        putUnlessNull(keys, "environment", cluster.environment());
        Set<String> spanned = spans.byEntry().get(cluster.name());
        putUnlessNull(
                keys,
                "spans",
                spanned == null ? null : spanned.stream().sorted().toList());
        Map<String, Object> source = new LinkedHashMap<>();
        if (!cluster.streams().isEmpty()) {
            source.put(
                    "streams",
                    cluster.streams().stream().map(EffectiveConfig::stream).toList());
        }
        if (!cluster.subscriptions().isEmpty()) {
            source.put(
                    "subscriptions",
                    cluster.subscriptions().stream()
                            .map(EffectiveConfig::subscription)
                            .toList());
        }
        source.put("polls", EffectivePolls.of(cluster.polls()));
        keys.put("source", source);
        return keys;
    }

    private static Map<String, Object> stream(CaptureStream stream) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("name", stream.name());
        keys.putAll(endpoint(stream.endpoint()));
        keys.put("stream", stream.stream());
        keys.put("subjects", stream.filterSubject());
        SubjectLayout layout = stream.layout();
        keys.put("layout", layout.kind().name().toLowerCase(Locale.ROOT));
        putUnlessNull(keys, "account", layout.account());
        return keys;
    }

    private static Map<String, Object> subscription(CoreSubscription subscription) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("name", subscription.name());
        keys.putAll(endpoint(subscription.endpoint()));
        keys.put("account", subscription.account());
        keys.put("subjects", subscription.subjects());
        return keys;
    }

    private static Map<String, Object> windows(WindowSpec windows) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("size", millis(windows.sizeMillis()));
        keys.put("slide", millis(windows.slideMillis()));
        keys.put("allowance", millis(windows.allowanceMillis()));
        return keys;
    }

    private static Map<String, Object> findings(FindingsConfig findings) {
        Map<String, Object> keys = endpoint(findings.endpoint());
        keys.put("mode", findings.mode().name().toLowerCase(java.util.Locale.ROOT));
        keys.put("stream", findings.stream());
        keys.put("subject", findings.subject());
        return keys;
    }

    /** {@code urls}, {@code credentials} and {@code tls}: they name files and hold no secret. */
    static Map<String, Object> endpoint(NatsEndpoint endpoint) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("urls", endpoint.urls().stream().map(EffectiveConfig::masked).toList());
        NatsEndpoint.Credentials credentials = endpoint.credentials();
        if (credentials != null) {
            String key = switch (credentials.kind()) {
                case CREDS -> "creds_file";
                case NKEY -> "nkey_file";
                case USER_PASSWORD -> "user_file";
                case TOKEN -> "token_file";
                case CONTEXT -> "context_file";
            };
            keys.put("credentials", Map.of(key, credentials.file()));
        }
        NatsEndpoint.Tls tls = endpoint.tls();
        if (tls != null) {
            Map<String, Object> files = new LinkedHashMap<>();
            putUnlessNull(files, "ca_file", tls.caFile());
            putUnlessNull(files, "cert_file", tls.certFile());
            putUnlessNull(files, "key_file", tls.keyFile());
            keys.put("tls", files);
        }
        return keys;
    }

    /** An endpoint refuses user information already; a secret is worth a second look. */
    static String masked(String url) {
        return url.replaceAll("[^/]*@", "***@");
    }

    static String millis(long millis) {
        return Amount.print(Unit.DURATION, millis / 1000.0);
    }

    private static void putUnlessNull(Map<String, Object> keys, String key, @Nullable Object value) {
        if (value != null) {
            keys.put(key, value);
        }
    }
}
