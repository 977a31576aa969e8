package io.aftershock.monitor.coverage;

import org.jspecify.annotations.Nullable;

/** What reconciliation remembers of a cluster as a whole; public fields for Flink's serializer. */
public final class CoverageMemory {

    /** When rows were last lost on their way to us, as the source says. */
    public @Nullable Trouble capture;

    /** When a server last began anew. */
    public @Nullable Trouble restart;

    public MetaTerms terms = new MetaTerms();
}
