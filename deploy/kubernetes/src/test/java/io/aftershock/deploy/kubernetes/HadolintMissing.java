package io.aftershock.deploy.kubernetes;

/** There is no hadolint on this machine; the message says how to get one. */
final class HadolintMissing extends RuntimeException {

    private static final long serialVersionUID = 1;

    HadolintMissing(String message) {
        super(message);
    }
}
