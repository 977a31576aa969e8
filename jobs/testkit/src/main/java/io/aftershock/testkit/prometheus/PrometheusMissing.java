package io.aftershock.testkit.prometheus;

/** The news that this machine has no usable Prometheus and Alertmanager; its message says what to install. */
public final class PrometheusMissing extends RuntimeException {

    PrometheusMissing(String message) {
        super(message);
    }
}
