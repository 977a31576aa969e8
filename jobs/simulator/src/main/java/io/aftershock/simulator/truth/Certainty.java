package io.aftershock.simulator.truth;

/** How a monitor that misses something is judged. */
public enum Certainty {
    /** Clearly so: it has to be found. */
    MUST,
    /** So, but of so few calls that only a rule which weighs evidence can know. */
    FEW_CALLS,
    /** On the edge, or of no importance: it may be found. */
    MAY
}
