package io.aftershock.connectors.capture;

import java.io.Serializable;

/**
 * A capture to read.
 *
 * @param cluster the cluster of rows that name none
 * @param path where it is; readable where the job runs
 */
public record CaptureFile(String cluster, String path) implements Serializable {}
