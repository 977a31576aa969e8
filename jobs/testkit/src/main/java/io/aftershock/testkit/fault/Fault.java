package io.aftershock.testkit.fault;

/** Something bad that is done to a fleet for a while; once healed it may be injected again. */
public interface Fault {

    /** What is done to whom, in words. */
    String name();

    /** Does it, and returns at once or as soon as it is done. */
    void inject();

    /** Undoes it, and returns when what was hurt works again by itself; what stood around it may still be recovering. */
    void heal();
}
