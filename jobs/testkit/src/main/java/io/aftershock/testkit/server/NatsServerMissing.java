package io.aftershock.testkit.server;

/** The news that this machine has no usable nats-server; its message says what to install. */
public final class NatsServerMissing extends RuntimeException {

    NatsServerMissing(String message) {
        super(message);
    }
}
