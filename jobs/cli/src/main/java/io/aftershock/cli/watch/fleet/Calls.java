package io.aftershock.cli.watch.fleet;

/** Calls of some time and how many of them failed: two counts, so that they can be added up. */
public record Calls(long failed, long calls) {

    public static final Calls NONE = new Calls(0, 0);

    public Calls plus(Calls other) {
        return new Calls(failed + other.failed, calls + other.calls);
    }

    /** The failed share; zero without calls. */
    public double ratio() {
        return calls == 0 ? 0 : (double) failed / calls;
    }
}
