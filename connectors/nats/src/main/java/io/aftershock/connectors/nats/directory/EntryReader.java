package io.aftershock.connectors.nats.directory;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Reads what stands in a directory under the name of a cluster. */
public interface EntryReader<T> extends Serializable {

    /**
     * The definition; null if the entry is good and says nothing for this source.
     *
     * @throws BadEntryException if it cannot be used
     */
    @Nullable
    T read(String cluster, byte[] entry) throws BadEntryException;
}
