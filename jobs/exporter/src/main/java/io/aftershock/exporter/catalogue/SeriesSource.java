package io.aftershock.exporter.catalogue;

/** What knows the values of some series. */
public interface SeriesSource {

    /** Says how each stands at that time; may be called from any thread. */
    void tell(long nowMillis, SeriesOutput to);
}
