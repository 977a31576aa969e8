package io.aftershock.simulator.truth;

import java.util.Map;

/**
 * Something that was done to a cluster, or that befell it.
 *
 * @param details what else there is to say of it, in its order
 */
public record Event(long atMillis, String cluster, String name, Map<String, Object> details) {}
