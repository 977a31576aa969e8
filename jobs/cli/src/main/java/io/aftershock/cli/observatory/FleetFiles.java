package io.aftershock.cli.observatory;

import io.aftershock.monitor.config.observatory.ObservatoriesConfig;
import java.util.ArrayList;
import java.util.List;

/** All that has to be written for a fleet. */
final class FleetFiles {

    private FleetFiles() {}

    static List<GeneratedFile> of(ObservatoriesConfig fleet, Logins logins) {
        List<GeneratedFile> files = new ArrayList<>();
        fleet.observatories().forEach(each -> files.addAll(ObservatoryServer.files(each, fleet, logins)));
        fleet.clusters()
                .forEach(cluster -> files.addAll(
                        cluster.operatorMode()
                                ? OperatorCluster.files(cluster)
                                : ConfigCluster.files(cluster, logins)));
        files.add(GeneratedFile.open("NEXT.md", NextSteps.text(fleet)));
        return files;
    }
}
