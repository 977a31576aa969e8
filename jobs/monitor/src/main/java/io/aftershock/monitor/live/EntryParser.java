package io.aftershock.monitor.live;

import io.aftershock.connectors.nats.directory.BadEntryException;
import io.aftershock.monitor.policy.LivePolicy;
import java.io.Serializable;

/** Reads what stands in the policy bucket under one key. */
public interface EntryParser extends Serializable {

    /**
     * What the entry sets.
     *
     * @throws BadEntryException if it cannot be used, with everything that is wrong with it
     */
    LivePolicy read(String key, String value, long revision) throws BadEntryException;
}
