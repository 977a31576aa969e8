package io.aftershock.testkit.server;

import io.aftershock.testkit.tool.ToolScript;
import java.nio.file.Path;

/**
 * The nats-server executable that this machine can run, as {@code jobs/testkit/bin/nats-server-path} finds or builds it.
 */
public final class NatsServerBinary {

    private static final ToolScript SCRIPT = new ToolScript("nats-server-path", NatsServerMissing::new);

    private NatsServerBinary() {}

    /**
     * The path of a usable nats-server; the first call on a machine may build it, which takes half a minute.
     *
     * @throws NatsServerMissing if there is none and none can be built
     */
    public static Path find() {
        return SCRIPT.find();
    }
}
