package io.aftershock.cli.doctor.check;

/** How bad it is, least bad first; the codes are those of {@code nats server check}. */
public enum Level {
    OK(0),
    UNKNOWN(3),
    WARNING(1),
    CRITICAL(2);

    private final int exitCode;

    Level(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
