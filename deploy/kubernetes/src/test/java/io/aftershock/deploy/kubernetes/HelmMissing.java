package io.aftershock.deploy.kubernetes;

/** There is no helm on this machine, and none can be built; the message says how to get one. */
final class HelmMissing extends RuntimeException {

    private static final long serialVersionUID = 1;

    HelmMissing(String message) {
        super(message);
    }
}
