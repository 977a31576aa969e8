package io.aftershock.cli.watch.view;

import java.util.List;

/** A page for each check, of three lines and a command. */
final class Pages implements Runbooks {

    @Override
    public List<String> page(String check, int width) {
        return List.of("# " + check, "", "What it means.");
    }

    @Override
    public String firstCommand(String check) {
        return "nats server report jetstream --context CLUSTER";
    }
}
