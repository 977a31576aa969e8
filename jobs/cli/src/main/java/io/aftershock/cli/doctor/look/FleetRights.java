package io.aftershock.cli.doctor.look;

import io.aftershock.cli.doctor.facts.Need;
import io.aftershock.cli.doctor.facts.RightsFacts;
import io.aftershock.connectors.jsz.config.SystemPolls;
import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.source.fleet.CaptureStream;
import io.aftershock.connectors.nats.source.fleet.CoreSubscription;
import io.aftershock.monitor.config.ClusterConfig;
import io.aftershock.monitor.config.DirectoryConfig;
import io.aftershock.monitor.config.ExportConfig;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.monitor.config.FleetConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at the rights of every user that a configuration names, each stream and bucket once. */
public final class FleetRights {

    /** What the verb {@code observatory} calls the stream of telemetry, and so an entry of the fleet's directory. */
    private static final String OBSERVED = "FLEET";

    private final RightsLook look;
    private final List<RightsFacts> found = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();

    private FleetRights(RightsLook look) {
        this.look = look;
    }

    /** Of the users by which the job connects, and of what the doctor needs besides. */
    public static List<RightsFacts> ofTheJob(FleetConfig config) throws InterruptedException {
        try (RightsLook look = new RightsLook()) {
            FleetRights rights = new FleetRights(look);
            for (ClusterConfig cluster : config.clusters()) {
                rights.lookAt(cluster);
            }
            if (config.findings() != null) {
                rights.lookAt(config.findings());
            }
            if (config.policy() != null) {
                rights.bucket(
                        "policy", config.policy().bucket(), config.policy().endpoint());
            }
            if (config.directory() != null) {
                rights.lookAt(config.directory());
            }
            return rights.found;
        }
    }

    /** Of the user by which the exporter connects. */
    public static List<RightsFacts> ofTheExporter(ExportConfig config) throws InterruptedException {
        FindingsConfig findings = config.findings();
        String bucket = config.exporter().bucket();
        try (RightsLook look = new RightsLook()) {
            return List.of(look.facts(
                    "exporter",
                    findings.stream() + " and bucket " + bucket,
                    findings.endpoint(),
                    Needs.exporter(findings.stream(), bucket)));
        }
    }

    private void lookAt(ClusterConfig cluster) throws InterruptedException {
        for (CaptureStream stream : cluster.streams()) {
            reader(stream.stream(), stream.name(), stream.endpoint());
            doctor(cluster.name() + " in " + stream.name(), stream.endpoint(), Needs.doctor(stream));
        }
        for (CoreSubscription each : cluster.subscriptions()) {
            found.add(look.facts(
                    "listener",
                    cluster.name() + " by " + each.name(),
                    each.endpoint(),
                    Needs.listener(each.subjects())));
        }
        SystemPolls polls = cluster.polls() == null ? null : cluster.polls().system();
        if (polls != null) {
            NatsEndpoint endpoint = polls.main().endpoint();
            addIfConnected(look.facts("poller", cluster.name(), endpoint, Needs.poller(polls)));
            doctor(cluster.name() + " by its polls", endpoint, Needs.doctor(polls));
        }
    }

    private void lookAt(FindingsConfig findings) throws InterruptedException {
        boolean stored = findings.mode() == FindingsConfig.Mode.JETSTREAM;
        found.add(look.facts(
                "writer",
                stored ? findings.stream() : findings.subject(),
                findings.endpoint(),
                stored ? Needs.writer(findings.stream(), findings.subject()) : Needs.publisher(findings.subject())));
    }

    /** Its entries may come at any time, and are read by the users of the observatories. */
    private void lookAt(DirectoryConfig directory) throws InterruptedException {
        bucket("fleet", directory.bucket(), directory.endpoint());
        for (Map.Entry<String, NatsEndpoint> each :
                directory.entries().observatories().entrySet()) {
            reader(OBSERVED, each.getKey(), each.getValue());
        }
    }

    private void reader(String stream, String name, NatsEndpoint endpoint) throws InterruptedException {
        if (seen.add(List.of(endpoint, stream))) {
            addIfConnected(look.facts("reader", stream + " in " + name, endpoint, Needs.reader(stream)));
        }
    }

    private void bucket(String part, String bucket, NatsEndpoint endpoint) throws InterruptedException {
        found.add(look.facts(part, "bucket " + bucket, endpoint, Needs.bucket(bucket)));
    }

    /** Only what it lacks is told: that it has all is seen by what it says. */
    private void doctor(String place, NatsEndpoint endpoint, List<Need> needs) throws InterruptedException {
        RightsFacts facts = look.facts("doctor", place, endpoint, needs);
        if (!facts.denied().isEmpty()) {
            addIfConnected(facts);
        }
    }

    /** Why there is no connection the lines of the cluster have said. */
    private void addIfConnected(RightsFacts facts) {
        if (facts.problem() == null) {
            found.add(facts);
        }
    }
}
