package io.aftershock.deploy.monitoring.grafana;

import io.aftershock.deploy.monitoring.grafana.board.Link;
import io.aftershock.deploy.monitoring.grafana.board.Link.Given;
import java.util.List;

/** The ways down: from the fleet to a cluster, to an account, and to the page of a check. */
final class Links {

    static final String FLEET = "aftershock-fleet";
    static final String CLUSTER = "aftershock-cluster";
    static final String ACCOUNT = "aftershock-account";
    static final String ITSELF = "aftershock-itself";

    private Links() {}

    /** To the cluster of the row or line. */
    static Link cluster(Given cluster) {
        return Link.dashboard("This cluster", CLUSTER, List.of(cluster, objective(), runbooks()));
    }

    /** To the account of the row or line. */
    static Link account(Given cluster, Given account) {
        return Link.dashboard("This account", ACCOUNT, List.of(cluster, account, objective(), runbooks()));
    }

    /** To Aftershock itself, where it is doubtful whether what is shown can be believed. */
    static Link itself() {
        return Link.dashboard("Aftershock itself", ITSELF, List.of(runbooks()));
    }

    /** To the page of the check of the row. */
    static Link runbook() {
        return Link.page(
                "What it means and what to do",
                "${" + Choices.RUNBOOKS + ":raw}/docs/checks/${__data.fields.check:percentencode}.md");
    }

    private static Given objective() {
        return Given.same(Choices.OBJECTIVE);
    }

    private static Given runbooks() {
        return Given.same(Choices.RUNBOOKS);
    }

    /** The page of one check, within a description. */
    static String page(String check) {
        return "[" + check + "](${" + Choices.RUNBOOKS + "}/docs/checks/" + check + ".md)";
    }
}
