package io.aftershock.connectors.history;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How to reach an object store that speaks S3.
 *
 * @param endpoint its address; null for that of AWS
 * @param region null if the environment of the process knows it
 * @param accessKeyFile a file that holds the access key; null if the environment of the process knows it
 * @param secretKeyFile a file that holds the secret key; null if the environment of the process knows it
 * @param pathStyle whether buckets are part of the path rather than of the host's name, as own stores want it
 */
public record S3Config(
        @Nullable String endpoint,
        @Nullable String region,
        @Nullable String accessKeyFile,
        @Nullable String secretKeyFile,
        boolean pathStyle)
        implements Serializable {}
