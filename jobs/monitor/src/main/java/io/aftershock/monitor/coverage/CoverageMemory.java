package io.aftershock.monitor.coverage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reconciliation remembers of a cluster as a whole; public fields for Flink's serializer. */
public final class CoverageMemory {

    /** When rows were last lost on their way to us, as the source says. */
    public @Nullable Trouble capture;

    /** When a server last began anew. */
    public @Nullable Trouble restart;

    /** Times in which no stream could be read, oldest first, until the last word on each has been said. */
    public List<BlindTime> blindTimes = new ArrayList<>();

    /** Whether the cluster's clock has begun. */
    public boolean started;

    public MetaTerms terms = new MetaTerms();
}
