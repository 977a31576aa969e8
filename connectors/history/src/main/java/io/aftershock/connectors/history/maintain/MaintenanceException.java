package io.aftershock.connectors.history.maintain;

/** That a step of maintenance did not do all that it should, in a sentence. */
final class MaintenanceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MaintenanceException(String sentence) {
        super(sentence);
    }
}
