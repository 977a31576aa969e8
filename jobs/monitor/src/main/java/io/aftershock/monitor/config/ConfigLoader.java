package io.aftershock.monitor.config;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.monitor.check.Policy;
import io.aftershock.monitor.config.observatory.Observatories;
import io.aftershock.monitor.config.observatory.ObservatoriesConfig;
import io.aftershock.monitor.config.observatory.ObservatoryConfig;
import io.aftershock.monitor.config.observatory.ObservedCluster;
import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.config.source.Alerting;
import io.aftershock.monitor.config.source.Endpoints;
import io.aftershock.monitor.config.source.Exporting;
import io.aftershock.monitor.config.source.HistoryPlace;
import io.aftershock.monitor.config.tuning.LiveEntries;
import io.aftershock.monitor.config.tuning.Spanning;
import io.aftershock.monitor.config.tuning.Tuning;
import io.aftershock.monitor.config.tuning.Windows;
import io.aftershock.monitor.ingest.Spans;
import io.aftershock.monitor.window.WindowSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loads a configuration: arguments win over the environment, the environment over the file. */
public final class ConfigLoader {

    private ConfigLoader() {}

    /**
     * All of it.
     *
     * @param env all environment variables; those that are keys are looked for
     * @param sets {@code KEY=VALUE} each
     * @throws ConfigProblems if anything is wrong, with all that is
     */
    public static FleetConfig load(Path file, Map<String, String> env, List<String> sets) {
        Written written = Written.of(file, env, sets);
        Place root = written.root();
        WindowSpec windows = Windows.read(root.at("windows"));
        Policy policy = Tuning.read(root, windows);
        Clusters read = new Clusters(() -> Observatories.endpoints(root.at("observatories")));
        List<ClusterConfig> clusters =
                read.all(root.at("clusters"), root.at("fleet").wasWritten());
        Observatories.read(root.at("observatories"), read.observed());
        FindingsConfig findings = findings(root.at("findings"));
        DirectoryConfig directory = directory(root.at("fleet"), root.at("observatories"), folderOf(file));
        PolicyConfig live = policy(root);
        Spans spans = Spanning.read(root);
        HistorySettings history = HistoryPlace.read(root.at("history"));
        Exporting.check(root.at("exporter"));
        Alerting.check(root.at("alerts"));
        return new FleetConfig(
                clusters,
                windows,
                policy.thresholds(),
                findings,
                written.warningsUnlessWrong(),
                directory,
                spans,
                policy.maintenance(),
                live,
                history);
    }

    /**
     * Windows and thresholds alone. The file may be missing and need not list clusters, and the files that it names are
     * not looked at, since nothing will be connected to.
     *
     * @throws ConfigProblems if anything is wrong, with all that is
     */
    public static SettingsConfig loadSettings(@Nullable Path file, Map<String, String> env, List<String> sets) {
        Written written = Written.of(file, env, sets);
        WindowSpec windows = Windows.read(written.root().at("windows"));
        Policy policy = Tuning.read(written.root(), windows);
        Spans spans = Spanning.read(written.root());
        return new SettingsConfig(
                windows, policy.thresholds(), spans, policy.maintenance(), written.warningsUnlessWrong());
    }

    /**
     * The observatories and how they reach the clusters. The files that it names are not looked at, since some of them will
     * be written by whoever asks.
     *
     * @throws ConfigProblems if anything is wrong, with all that is
     */
    public static ObservatoriesConfig loadObservatories(Path file, Map<String, String> env, List<String> sets) {
        Written written = Written.of(file, env, sets);
        Place root = written.root();
        List<ObservedCluster> clusters = Clusters.observed(root.at("clusters"));
        List<ObservatoryConfig> observatories = Observatories.read(root.at("observatories"), clusters);
        Place findings = root.at("findings");
        return new ObservatoriesConfig(
                observatories,
                clusters,
                findings.text("stream"),
                findings.text("subject"),
                written.warningsUnlessWrong());
    }

    /**
     * Where history is kept, alone.
     *
     * @throws ConfigProblems if anything is wrong, with all that is
     */
    public static HistorySettings loadHistory(Path file, Map<String, String> env, List<String> sets) {
        Written written = Written.of(file, env, sets);
        HistorySettings history = HistoryPlace.read(written.root().at("history"));
        written.warningsUnlessWrong();
        return history;
    }

    /**
     * What the exporter needs. Nothing is said of how clusters are reached, and the files that say so are not looked at.
     *
     * @throws ConfigProblems if anything is wrong, with all that is
     */
    public static ExportConfig loadExport(Path file, Map<String, String> env, List<String> sets) {
        Written written = Written.of(file, env, sets);
        Place root = written.root();
        Policy policy = Tuning.read(root, Windows.read(root.at("windows")));
        FindingsConfig findings = stored(root.at("findings"));
        ExporterConfig exporter = Exporting.read(root.at("exporter"));
        AlertsConfig alerts = Alerting.read(root.at("alerts"));
        List<String> warnings = written.warningsUnlessWrong();
        return new ExportConfig(
                Objects.requireNonNull(findings, "what is missing is a problem"),
                exporter,
                alerts,
                policy.thresholds().environments(),
                warnings);
    }

    private static @Nullable FindingsConfig stored(Place place) {
        if (!place.wasWritten()) {
            place.refuse("is missing, must say where findings are stored: they are what is read");
        } else if (place.text("mode").equals("core")) {
            place.at("mode").refuse("is core, must be jetstream: what is not stored cannot be read again");
        }
        return findings(place);
    }

    private static @Nullable DirectoryConfig directory(Place place, Place observatories, String folder) {
        if (!place.isThere()) {
            return null;
        }
        NatsEndpoint endpoint = Endpoints.required(place);
        Map<String, @Nullable NatsEndpoint> reached = Observatories.endpoints(observatories);
        return endpoint == null || reached.containsValue(null)
                ? null
                : new DirectoryConfig(endpoint, place.text("bucket"), new ClusterEntries(folder, reached));
    }

    private static @Nullable PolicyConfig policy(Place root) {
        Place place = root.at("policy");
        if (!place.isThere()) {
            return null;
        }
        NatsEndpoint endpoint = Endpoints.required(place);
        return endpoint == null ? null : new PolicyConfig(endpoint, place.text("bucket"), LiveEntries.of(root));
    }

    private static String folderOf(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return folder == null ? "/" : folder.toString();
    }

    private static @Nullable FindingsConfig findings(Place place) {
        if (!place.isThere()) {
            return null;
        }
        NatsEndpoint endpoint = Endpoints.required(place);
        if (endpoint == null || place.at("mode").wasRefused()) {
            return null;
        }
        FindingsConfig.Mode mode =
                place.text("mode").equals("core") ? FindingsConfig.Mode.CORE : FindingsConfig.Mode.JETSTREAM;
        return new FindingsConfig(endpoint, mode, place.text("stream"), place.text("subject"));
    }
}
