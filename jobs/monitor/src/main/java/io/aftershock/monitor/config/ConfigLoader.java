package io.aftershock.monitor.config;

import io.aftershock.connectors.jsz.config.ClusterPolls;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.CoreSubscription;
import io.aftershock.monitor.check.Thresholds;
import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.config.read.Unique;
import io.aftershock.monitor.config.source.Endpoints;
import io.aftershock.monitor.config.source.Inherited;
import io.aftershock.monitor.config.source.Polls;
import io.aftershock.monitor.config.source.Streams;
import io.aftershock.monitor.config.source.Subscriptions;
import io.aftershock.monitor.config.tuning.Tuning;
import io.aftershock.monitor.config.tuning.Windows;
import io.aftershock.monitor.window.WindowSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        Thresholds thresholds = Tuning.read(root, windows);
        List<ClusterConfig> clusters = clusters(root);
        FindingsConfig findings = findings(root.at("findings"));
        DirectoryConfig directory = directory(root.at("fleet"), folderOf(file));
        return new FleetConfig(clusters, windows, thresholds, findings, written.warningsUnlessWrong(), directory);
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
        Thresholds thresholds = Tuning.read(written.root(), windows);
        return new SettingsConfig(windows, thresholds, written.warningsUnlessWrong());
    }

    private static List<ClusterConfig> clusters(Place root) {
        Place place = root.at("clusters");
        if (!place.isThere() && !root.at("fleet").wasWritten()) {
            place.refuseAbsence("is missing, must list at least one cluster");
        }
        Unique names = new Unique();
        List<ClusterConfig> clusters = new ArrayList<>();
        for (Place each : place.items()) {
            String name = names.read(each.at("name"));
            // What else is wrong with it is wrong under any name.
            clusters.add(cluster(each, name == null ? "unnamed" : name));
        }
        return clusters;
    }

    static ClusterConfig cluster(Place place, String name) {
        Inherited endpoint = Inherited.ofCluster(place);
        Place source = place.at("source");
        Unique names = new Unique();
        List<CaptureStream> streams = Streams.read(source.at("streams"), name, endpoint, names);
        List<CoreSubscription> subscriptions = Subscriptions.read(source.at("subscriptions"), endpoint, names);
        ClusterPolls polls = Polls.read(source, name, endpoint, streams);
        if (streams.isEmpty() && subscriptions.isEmpty() && polls == null && !place.hasProblems()) {
            source.refuse("names neither streams nor polls, must have one of them");
        } else if (streams.isEmpty() && subscriptions.isEmpty()) {
            source.at("streams").warn("is missing: without it no API error and no election is seen");
        }
        return new ClusterConfig(name, place.given("environment"), streams, polls, subscriptions);
    }

    private static @Nullable DirectoryConfig directory(Place place, String folder) {
        if (!place.isThere()) {
            return null;
        }
        NatsEndpoint endpoint = Endpoints.required(place);
        return endpoint == null
                ? null
                : new DirectoryConfig(endpoint, place.text("bucket"), new ClusterEntries(folder));
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
