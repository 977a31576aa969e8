package io.aftershock.monitor.policy;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One value of a tunable that was set while the job ran, and where it holds; null stands for everywhere.
 *
 * @param check code of the check
 * @param origin the key of the bucket that set it, for people
 */
public record LiveValue(
        String check,
        String key,
        double value,
        @Nullable String environment,
        @Nullable String cluster,
        @Nullable String account,
        String origin)
        implements Serializable {}
