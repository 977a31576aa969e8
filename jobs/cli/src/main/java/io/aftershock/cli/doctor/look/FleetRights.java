package io.aftershock.cli.doctor.look;

import io.aftershock.cli.doctor.facts.RightsFacts;
import io.aftershock.monitor.config.ExportConfig;
import io.aftershock.monitor.config.FindingsConfig;
import io.aftershock.monitor.config.FleetConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at the rights of every user that a configuration names, each stream and bucket once. */
public final class FleetRights {

    private FleetRights() {}

    /** Of the users by which the job connects. */
    public static List<RightsFacts> ofTheJob(FleetConfig config) throws InterruptedException {
        List<RightsFacts> found = new ArrayList<>();
        try (RightsLook look = new RightsLook()) {
            Set<Object> seen = new HashSet<>();
            for (var cluster : config.clusters()) {
                for (var stream : cluster.streams()) {
                    if (seen.add(List.of(stream.endpoint(), stream.stream()))) {
                        RightsFacts reader = look.facts(
                                "reader",
                                stream.stream() + " in " + stream.name(),
                                stream.endpoint(),
                                Needs.reader(stream.stream()));
                        // Why there is no connection the lines of the cluster have said.
                        if (reader.problem() == null) {
                            found.add(reader);
                        }
                    }
                }
            }
            FindingsConfig findings = config.findings();
            if (findings != null && findings.mode() == FindingsConfig.Mode.JETSTREAM) {
                found.add(look.facts(
                        "writer",
                        findings.stream(),
                        findings.endpoint(),
                        Needs.writer(findings.stream(), findings.subject())));
            }
            if (config.policy() != null) {
                String bucket = config.policy().bucket();
                found.add(
                        look.facts("policy", "bucket " + bucket, config.policy().endpoint(), Needs.bucket(bucket)));
            }
            if (config.directory() != null) {
                String bucket = config.directory().bucket();
                found.add(look.facts(
                        "fleet", "bucket " + bucket, config.directory().endpoint(), Needs.bucket(bucket)));
            }
        }
        return found;
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
}
