package io.aftershock.deploy.kubernetes;

/** There is no actionlint on this machine; the message says how to get one. */
final class ActionlintMissing extends RuntimeException {

    private static final long serialVersionUID = 1;

    ActionlintMissing(String message) {
        super(message);
    }
}
